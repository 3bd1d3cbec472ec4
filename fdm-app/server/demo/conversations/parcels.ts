import { answer, type Conversation, note, prioritise, reply, solve } from "../conversation.ts"

/** Parcels: adding, splitting, merging, renting, areas. */
export const parcels: Conversation[] = [
  {
    by: "henk",
    subject: "Kavel 15 en de bemesting zijn weg na samenvoegen",
    priority: "high",
    tags: ["percelen", "fout"],
    state: "unassigned",
    text: "Ik heb net kavel 14 en 15 samengevoegd en nu staat alleen 14 er nog, met de oude oppervlakte van 6,21 ha. Kavel 15 is weg en de bemesting die erop stond ook. Bij elkaar hoort het 11,4 ha te zijn.\n\nKan dit terug? Ik durf nu niks meer aan te klikken.",
  },
  {
    by: "wietske",
    subject: "Nieuwe pachtgrond invoeren met ingangsdatum",
    tags: ["percelen"],
    state: "open",
    agent: "ana",
    text: "Goedemorgen, we krijgen er 7 ha bij in geliberaliseerde pacht. De grond is nu nog van de buurman en hij heeft er ook nog mest op uitgereden dit jaar. Hoe voer ik dat in zonder dat zijn mest bij ons meetelt? Ik zie wel een veld 'in gebruik vanaf' maar geen uitleg erbij.",
    thread: [
      note(
        "Vaker gevraagd, zie de vraag van Elly van vorige maand. Antwoord is: begindatum zetten, mest van vóór die datum telt bij de vorige gebruiker. Ik schrijf er meteen een standaardantwoord van.",
      ),
    ],
  },
  {
    by: "gerrit",
    subject: "Perceelsnaam wijzigen",
    priority: "low",
    tags: ["percelen"],
    state: "open",
    agent: "ana",
    text: "hoe verander ik de naam van een perceel. achter schuur moet achter de oude schuur zijn, er staat nu een nieuwe schuur. zie nergens een potloodje",
  },
  {
    by: "jan",
    subject: "Perceel in tweeën splitsen voor gras en mais",
    tags: ["percelen", "gewassen"],
    state: "in_progress",
    agent: "ana",
    text: "Hallo,\n\nHet Grote Stuk (9,80 ha) wil ik volgend jaar voor de helft in de mais leggen en de andere helft blijft gras. Als ik 'splitsen' doe moet ik een lijn tekenen, maar hij pakt hem niet. Hij blijft rood.\n\nGr. Jan",
    thread: [
      reply(
        "Dag Jan,\n\nDe lijn blijft rood zolang begin en eind niet allebei búiten het perceel liggen. Begin dus een stukje in de sloot en eindig aan de overkant ook in de sloot. Daarna wordt hij groen en kun je op 'Splitsen' klikken.\n\nKun je laten weten of het zo lukt?\n\nGroet,\nAna",
      ),
      answer(
        "Ja die wordt nu groen maar als ik op splitsen klik zegt hij 'de delen overlappen elkaar'. Met 2 cm. Ik kan geen 2 cm tekenen met mijn vinger hoor.",
      ),
      note(
        "Nagedaan met zijn perceel: de grens heeft een knik van 2 cm aan de noordkant (import uit een oude shapefile). @Daan kan de controle op overlap een paar cm speling krijgen?",
      ),
      note(
        "Klopt, drempel staat op 0. Ik zet hem op 10 cm in de volgende versie, staat voor deze week gepland.",
        "daan",
      ),
      reply(
        "Jan, je hebt gelijk: er zit een knikje van 2 cm in de oude grens en daar struikelt FDM over. We maken dat deze week soepeler. Ik laat het weten zodra je het opnieuw kunt proberen.\n\nGroet,\nAna",
      ),
      answer(
        "Deze week is prima. Nog iets: op het Grote Stuk staat al 25 kuub van februari. Waar blijft die als ik splits? Niet dat ik straks alles over moet doen.",
      ),
      reply(
        "Die gaat mee: FDM verdeelt wat erop staat naar oppervlakte over de twee helften, dus allebei houden ze 25 kuub per hectare. Je hoeft niets over te doen.\n\nGroet,\nAna",
      ),
    ],
    unread: true,
  },
  {
    by: "elly",
    farm: "vandenBrink",
    subject: "Percelen van gestopte maat overzetten",
    tags: ["percelen", "toegang"],
    state: "in_progress",
    agent: "mehmet",
    text: "Goedemiddag,\n\nBij Van den Brink is de broer uit de maatschap gestapt. Zijn 12,4 ha gaat over naar het bedrijf van Gerrit, dat als eenmanszaak verdergaat. In FDM staan de percelen nog op de oude maatschap. Is er een manier om ze mét historie (bemesting en bodemanalyses van de laatste vier jaar) over te zetten, of moet ik alles opnieuw invoeren?\n\nMet vriendelijke groet,\nElly Smeets",
    thread: [
      reply(
        "Goedemiddag Elly,\n\nOpnieuw invoeren hoeft niet. Wij kunnen percelen met hun bodemanalyses en bemesting van het ene bedrijf naar het andere verplaatsen, mits de eigenaar van beide bedrijven akkoord geeft. Kunt u Gerrit en zijn broer vragen dat hier in deze vraag te bevestigen?\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Gerrit belt zo, van zijn broer heb ik het op papier. Ik stuur het u vandaag nog."),
      note(
        "Akkoord van beide kanten binnen per telefoon en brief. Verhuizing staat klaar, morgenochtend doen voordat Elly begint.",
      ),
    ],
  },
  {
    by: "bart",
    farm: "klaverhoeve",
    subject: "Bufferstroken worden niet van de oppervlakte afgetrokken",
    priority: "high",
    tags: ["percelen", "normen"],
    state: "in_progress",
    agent: "mehmet",
    text: "Bij De Klaverhoeve liggen langs drie percelen bufferstroken. Op de strook mag niet bemest worden, dus die moet van de bemestbare oppervlakte af. Bij 'Lange Akker' gebeurt dat (8,12 wordt 7,86), bij 'Beekdal' en 'Kruisweg' niet. Alle drie hebben dezelfde sloot als grens. Zie ik iets over het hoofd?",
    thread: [
      note(
        "Beekdal en Kruisweg raken de waterlijn net niet (40 cm ertussen), daarom ziet FDM daar geen water langs het perceel.",
      ),
      reply(
        "Goedemiddag Bart,\n\nU ziet niets over het hoofd. Bij Beekdal en Kruisweg ligt de getekende grens ongeveer 40 cm van de waterlijn af, waardoor FDM de sloot niet als grens herkent. Ik heb het doorgezet naar onze ontwikkelaar. Tot die tijd kunt u de strook met de hand aanvinken onder Perceel > Randen.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer(
        "Handmatig aanvinken werkt, dan klopt de 7,41 ook. Hoor graag wanneer het vanzelf gaat, want ik heb nog zo'n 40 van dit soort percelen bij anderen.",
      ),
    ],
  },
  {
    by: "piet",
    subject: "Huurland voor één jaar telt dubbel mee",
    tags: ["percelen"],
    state: "waiting",
    agent: "ana",
    text: "Wij huren elk jaar ander land voor de tulpen. Nu staat er in totaal 41 ha op ons bedrijf terwijl we er 29 hebben. Volgens mij tellen de huurpercelen van vorig jaar nog mee. Moet ik die verwijderen? Maar dan ben ik toch de bemesting van vorig jaar kwijt?",
    thread: [
      reply(
        "Dag Piet,\n\nNiet verwijderen, dan ben je de bemesting van vorig jaar inderdaad kwijt. Geef elk huurperceel een einddatum (Percelen > perceel > 'In gebruik tot'). Daarna telt het dit jaar niet meer mee en blijft vorig jaar staan.\n\nIk zie zes percelen zonder einddatum: Westeinde 1 t/m 4, Molenweg en Zandvaart. Zijn dat ze alle zes, of heb je daar nog iets van in gebruik?\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "sjoerd",
    subject: "Oppervlakte 0,00 ha bij nieuw perceel",
    tags: ["percelen", "fout"],
    state: "waiting",
    agent: "daan",
    text: "Perceel getekend op de telefoon in het land, opgeslagen, en thuis op de computer is de oppervlakte 0,00 ha. Op de kaart zie ik ook maar een streepje. Had wel bereik (1 streepje haha).",
    thread: [
      reply(
        "Hoi Sjoerd,\n\nEr zijn maar twee hoekpunten aangekomen, dus FDM kon er geen vlak van maken. Waarschijnlijk is de verbinding weggevallen tijdens het tekenen. Welke telefoon en welke browser gebruik je? Dan kan ik het hier nadoen met slecht bereik.\n\nGroeten, Daan",
      ),
    ],
    unread: true,
  },
  {
    by: "youssef",
    subject: "Percelen sorteren op kavelnummer",
    priority: "low",
    tags: ["percelen", "wens"],
    state: "resolved",
    agent: "ana",
    text: "Onze kavels heten 1 t/m 22. In de lijst staat 10 na 1 en dan pas 2. Kan dat gewoon op volgorde? Is klein leed, maar ik kijk er elke dag tegenaan.",
    thread: [
      reply(
        "Dag Youssef,\n\nKlein leed telt ook. Het is aangepast: de lijst sorteert nu op getallen in de naam, dus 1, 2, 3 … 10. Even de pagina verversen.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "marieke",
    subject: "Natuurgrond met beheer: telt die mee?",
    tags: ["percelen", "normen"],
    state: "resolved",
    agent: "mehmet",
    text: "Hallo, wij gebruiken 5 ha natuurgrond (kruidenrijk grasland) van een terreinbeheerder. We mogen er alleen wat ruige mest op. In FDM telt het nu gewoon mee als grasland met de volle norm. Dat klopt toch niet?",
    thread: [
      reply(
        "Goedemiddag Marieke,\n\nDat klopt inderdaad niet. Zet bij het perceel het grondgebruik op 'Natuurterrein' in plaats van 'Landbouwgrond'. Dan rekent FDM er geen gewone gebruiksnorm meer voor. Voor natuurterreinen gelden eigen regels, en wat er in uw overeenkomst over ruige mest staat gaat daar nog boven. Hebt u die bij de hand?\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Gedaan, en in de overeenkomst staat max 10 ton ruige stalmest per ha, eens in de twee jaar."),
      reply(
        "Dan kunt u dat bij het perceel onder 'Afspraken' vastleggen; FDM waarschuwt als u er meer op plant. Het totaal van uw bedrijf klopt nu: 5,03 ha minder landbouwgrond.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "gerrit",
    subject: "Verwijderd perceel terughalen",
    priority: "high",
    tags: ["percelen"],
    state: "closed",
    agent: "ana",
    text: "ik heb per ongeluk HEIDEVELD weggegooid. 4 ha mais. wat nu",
    thread: [
      reply(
        "Dag Gerrit,\n\nGeen zorgen, het is niet echt weg. Ga naar Percelen, zet rechtsboven het vinkje bij 'Ook verwijderde' aan en klik bij Heideveld op 'Terugzetten'. Dat kan tot 30 dagen na het weggooien, en de bemesting komt mee terug.\n\nGroet,\nAna",
      ),
      answer("staat er weer. mooi. dank je"),
    ],
  },
  {
    by: "wietske",
    subject: "Grensperceel met provincie: twee keer in de lijst",
    tags: ["percelen", "brp"],
    state: "closed",
    agent: "mehmet",
    text: "De Fenne ligt half in Fryslân en half in Groningen en staat daardoor twee keer in onze lijst, met 3,1 en 1,9 ha. Het is gewoon één weiland van 5 ha.",
    thread: [
      reply(
        "Goedemiddag Wietske,\n\nDe kaartlaag waaruit u geïmporteerd hebt, was per provincie opgeknipt. Met Percelen > Samenvoegen maakt u er één van; kies 'grens verwijderen' als FDM vraagt wat er met de tussenlijn moet.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Samengevoegd, maar nu is het bodemmonster van het grootste stuk weg?"),
      prioritise("high"),
      solve(
        "Dat had niet mogen gebeuren. Ik heb het monster weer aan De Fenne gekoppeld; het geldt nu voor de hele 5 ha. Wij kijken waarom het losraakte.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Ik zie hem weer staan, maar met datum van vandaag. Het monster is van maart vorig jaar."),
      reply(
        "Oei, goed gezien. De datum is hersteld naar die van het labrapport. Mijn excuses voor het heen en weer.\n\nMehmet",
      ),
    ],
  },
]
