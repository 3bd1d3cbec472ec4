import { answer, type Conversation, handOver, note, reply, solve } from "../conversation.ts"

/** The fertiliser plan: gifts, products, advice, prints. */
export const fertiliserPlan: Conversation[] = [
  {
    by: "youssef",
    subject: "Hoe voer ik fertigatie in bij de uien?",
    tags: ["bemestingsplan"],
    state: "unassigned",
    text: "Wij gaan bij de zaaiuien via druppelslang bemesten, elke week een beetje, zo'n 14 keer. Moet ik echt 14 giften invoeren of kan het als één gift met een periode? En rekent hij dan de werking goed uit?",
  },
  {
    by: "jan",
    subject: "Derde snede staat niet in het bemestingsplan",
    tags: ["bemestingsplan"],
    state: "open",
    agent: "ana",
    text: "In het plan zie ik bij gras alleen snede 1, 2 en 4. Snede 3 is weg. Bij Marieke op de tablet staat hij er wel. Zelfde bedrijf zelfde account bijna.",
  },
  {
    by: "bart",
    farm: "polderzicht",
    subject: "Stikstofadvies aardappelen lijkt te hoog na groenbemester",
    tags: ["bemestingsplan", "normen"],
    state: "open",
    agent: "mehmet",
    text: "Voor consumptieaardappelen op kavel 6 geeft FDM een N-advies van 268 kg. Er is een goed geslaagde bladrammenas ondergewerkt, daar verwacht ik minstens 20 à 30 kg nalevering van. In het scherm staat de groenbemester wel genoemd, maar bij 'correcties' staat 0. Ondergewerkt in november. Wordt de nalevering pas meegerekend als ik een gewasmassa invul?",
    thread: [
      note(
        "Bij ons: nalevering telt alleen als 'geslaagd' + datum onderwerken ingevuld. Hij heeft de datum, maar bij gewasstand staat 'onbekend'. Advies hierop is terecht 0 maar de uitleg ontbreekt.",
      ),
    ],
  },
  {
    by: "gerrit",
    subject: "Kunstmest op kan niet kiezen",
    tags: ["bemestingsplan"],
    state: "in_progress",
    agent: "ana",
    text: "ik heb kas met zwavel liggen 24+20 of zo maar die staat niet in jullie lijst",
    thread: [
      reply(
        "Dag Gerrit,\n\nStaat er op de zak misschien een naam, en de gehaltes? Bijvoorbeeld 'N 24 %, SO3 15 %'. Dan zoek ik de goede voor je of maak ik hem aan.\n\nGroet,\nAna",
      ),
      answer("N 24 SO3 15. er staat ook MgO 2 maar dat zal wel. 600 kilo nog van"),
      reply(
        "Dank je! Ik voeg hem toe als eigen meststof bij je bedrijf, met de magnesium erbij. Je krijgt bericht als hij klaarstaat.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "anouk",
    subject: "Compost en champost: verschil in werking",
    priority: "high",
    tags: ["bemestingsplan", "normen"],
    state: "in_progress",
    agent: "mehmet",
    text: "Hoi,\n\nIk wil 15 ton groencompost per ha op de Lange Akker en 10 ton champost op Kruisweg. FDM rekent bij allebei met 10 % werking voor stikstof. Klopt dat wel? Bij champost dacht ik dat het meer was.\n\nGroetjes Anouk",
    thread: [
      reply(
        "Goedemiddag Anouk,\n\nVoor compost klopt 10 %, voor champost is de wettelijke werkingscoëfficiënt 25 %. Ik zie dat champost bij u als 'compost' is ingevoerd, vandaar. Ik zoek uit hoe dat komt, want u hebt hem gewoon uit onze lijst gekozen.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      note(
        "Champost staat in de productlijst onder categorie compost. Fout in onze lijst! Raakt elk bedrijf met champost. @Daan graag vandaag.",
      ),
      note(
        "Gecorrigeerd in de brontabel, herberekening loopt vannacht. 31 bedrijven geraakt, lijst staat in de map.",
        "daan",
      ),
    ],
    unread: true,
  },
  {
    by: "henk",
    subject: "Gift over meerdere kavels in één keer invoeren",
    tags: ["bemestingsplan", "wens"],
    state: "in_progress",
    agent: "ana",
    text: "Wij strooien kali in één dag over 9 kavels. Moet ik dat echt 9 keer invoeren met dezelfde datum en hoeveelheid?",
    thread: [
      reply(
        "Dag Henk,\n\nNee hoor: vink in de percelenlijst de 9 kavels aan en kies onderaan 'Bemesting toevoegen'. De gift per hectare geldt dan voor alle kavels. Wil je per kavel een andere hoeveelheid? Dan kun je die daarna per regel aanpassen.\n\nGroet,\nAna",
      ),
      answer(
        "Dat kan dus al, mooi. Alleen gaat het per kavel om een ander aantal kg per ha, en na het aanpassen van regel 4 springt hij terug naar boven. Bij 9 kavels is dat steeds scrollen.",
      ),
    ],
  },
  {
    by: "wietske",
    subject: "Drijfmest 25 kuub in één gift: waarschuwing",
    tags: ["bemestingsplan", "mest"],
    state: "waiting",
    agent: "ana",
    text: "FDM geeft een gele waarschuwing bij 25 kuub per ha op It Lytse Stik ('gift boven advies per keer'). Mag het niet of is het een tip?",
    thread: [
      reply(
        "Dag Wietske,\n\nGeel is een tip, rood mag niet. De waarschuwing komt doordat bij één zware gift een deel van de stikstof verloren gaat voordat het gras hem opneemt. Twee giften van rond de 15 geven bij jullie hetzelfde totaal zonder waarschuwing.\n\nWil je dat ik laat zien wat het verschil in benutting is? Dan heb ik de datum van de eerste snede nodig.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "marieke",
    subject: "Weidegang telt niet mee in het plan",
    tags: ["bemestingsplan", "kringloop"],
    state: "waiting",
    agent: "mehmet",
    text: "We weiden 140 dagen, 7 uur per dag, maar in het bemestingsplan zie ik de mest in de wei nergens terug. Daardoor lijkt het alsof er nog ruimte genoeg is op Bij Huis.",
    thread: [
      reply(
        "Goedemiddag Marieke,\n\nWeidemest komt in het plan zodra er per perceel een beweidingsplan staat; de dagen en uren alleen zijn niet genoeg, want FDM weet dan niet waar de koeien lopen. Kunt u aangeven welke percelen u beweidt en ongeveer met hoeveel koeien? Dan zet ik het met u samen op.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "piet",
    subject: "Bemestingsplan afdrukken per perceel",
    tags: ["bemestingsplan"],
    state: "resolved",
    agent: "ana",
    text: "Ik wil het plan op papier mee in de trekker, één bladzijde per perceel. Nu krijg ik 14 bladzijden met alles door elkaar.",
    thread: [
      reply(
        "Dag Piet,\n\nBij Exporteren kun je onder 'Indeling' kiezen voor 'Eén perceel per pagina'. Met 'Grote letters' erbij is het in de trekker ook te lezen.\n\nGroet,\nAna",
      ),
      answer("Top, dat bedoel ik. Hangt al in de schuur."),
    ],
  },
  {
    by: "sjoerd",
    subject: "Verschil geplande en uitgevoerde bemesting",
    tags: ["bemestingsplan"],
    state: "resolved",
    agent: "ana",
    text: "Wat is het verschil tussen gepland en uitgevoerd? Als ik de gift uitvoer staat hij dubbel lijkt het wel, gepland én uitgevoerd tellen allebei mee in de balk.",
    thread: [
      reply(
        "Hoi Sjoerd,\n\nDe balk telt gepland en uitgevoerd bij elkaar op, maar een geplande gift verdwijnt zodra je hem op 'Uitgevoerd' zet met het vinkje ervoor. Jij hebt hem waarschijnlijk als nieuwe gift ingevoerd. Ik zie er drie dubbele staan bij de Hege Mar; die geplande kun je weggooien.\n\nGroet,\nAna",
      ),
    ],
    unread: true,
  },
  {
    by: "elly",
    farm: "vandenBrink",
    subject: "Bemestingsplan verplicht bij derogatie: bewaren van oude jaren",
    tags: ["bemestingsplan", "kringloop"],
    state: "closed",
    agent: "mehmet",
    text: "Goedemiddag, voor een controle over een eerder jaar heb ik het bemestingsplan nodig zoals het er tóén lag, dus met de datum van opmaak. In FDM zie ik alleen de huidige stand. Is de oude versie terug te halen?",
    thread: [
      handOver("daan", "mehmet"),
      reply(
        "Goedemiddag Elly,\n\nElke keer dat iemand het plan vaststelt bewaart FDM een momentopname. Die vindt u onder Bemestingsplan > Jaar > Versies. Voor Van den Brink staan er over dat jaar twee: één van 11 februari en een aangepaste van 3 juni. Beide met datum en naam op het voorblad.\n\nMet vriendelijke groet,\nDaan Peeters",
      ),
      answer("Uitstekend, de versie van 11 februari is precies wat de controleur vroeg."),
    ],
  },
  {
    by: "henk",
    subject: "Magnesium en spoorelementen ontbreken",
    priority: "low",
    tags: ["bemestingsplan", "wens"],
    state: "closed",
    agent: "ana",
    text: "Bij de bieten strooi ik ook borium en bitterzout. Nergens in te vullen. N, P en K is niet het hele verhaal he.",
    thread: [
      solve(
        "Dag Henk,\n\nHelemaal waar. Bij Bemesting > Weergave kun je 'Overige elementen' aanzetten. Dan komen magnesium, zwavel, natrium, borium en mangaan erbij, ook in het advies als je bodemanalyse ze heeft.\n\nGroet,\nAna",
      ),
      answer("Staat aan, borium zie ik, maar het advies blijft leeg terwijl het labrapport 0,3 mg zegt."),
      reply(
        "De B-waarde stond in je rapport in een andere eenheid dan FDM verwachtte. Ik heb hem omgezet; je advies staat er nu (twee bladbespuitingen van 0,5 kg borium per ha).\n\nGroet,\nAna",
      ),
    ],
  },
]
