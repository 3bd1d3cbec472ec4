import { answer, type Conversation, handOver, note, prioritise, reply } from "../conversation.ts"

/** Manure bookkeeping: transports (rVDM), stocks, samples, animal numbers. */
export const manure: Conversation[] = [
  {
    by: "gerrit",
    subject: "Mestvoorraad staat op min",
    tags: ["mest"],
    state: "unassigned",
    text: "voorraad varkensmest staat op -212 kuub. dat kan toch niet. er is maandag nog 6 vracht weg maar de put zit half vol",
  },
  {
    by: "wietske",
    subject: "Dieraantallen uit I&R komen niet overeen",
    tags: ["mest"],
    state: "open",
    agent: "ana",
    text: "In FDM gemiddeld 118,4 melkkoeien, bij RVO 121,2. Wij hebben in juli een koppel van 8 vaarzen gekocht. Kan het zijn dat de aanvoermeldingen van die dag niet binnengekomen zijn?",
    thread: [
      note(
        "Aanvoer juli staat er wel in, maar met de datum van verwerking (2 weken later). Het gemiddelde rekent dus te laag. Bekijken met Daan.",
      ),
    ],
  },
  {
    by: "jan",
    subject: "rVDM's van de loonwerker staan er dubbel in",
    priority: "high",
    tags: ["mest", "fout"],
    state: "in_progress",
    agent: "mehmet",
    text: "Goedenavond,\n\nDe vrachten van 14 t/m 18 staan dubbel in de mestboekhouding, een keer van mij en een keer automatisch opgehaald. Samen 340 kuub te veel afgevoerd. Als ik er een weggooi komt hij de volgende dag gewoon terug.\n\nJan",
    thread: [
      reply(
        "Goedemorgen Jan,\n\nDank voor de duidelijke melding. De opgehaalde rVDM's zijn leidend: die komen inderdaad elke nacht terug. De vijf vrachten die u zelf had ingevoerd kunt u weggooien. Normaal herkent FDM ze als dezelfde vracht, maar bij u wijkt het kenteken af. Weet u of de loonwerker een andere wagen heeft gebruikt?\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Ja hij reed met de huurwagen, die van hem stond in de garage. Mijn eigen 5 heb ik nu weggegooid."),
      note(
        "Herkenning gaat op kenteken + datum + hoeveelheid. Zou ook op rVDM-nummer kunnen, dat vult de boer alleen vaak niet in. Bespreken.",
      ),
      reply(
        "Dat verklaart het. De boekhouding klopt nu: 340 kuub afgevoerd in vijf vrachten. Ik bespreek intern of we vrachten beter kunnen herkennen en laat u dat nog weten.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
    unread: true,
  },
  {
    by: "elly",
    farm: "vandenBrink",
    subject: "Eindvoorraad en beginvoorraad sluiten niet aan",
    priority: "high",
    tags: ["mest"],
    state: "in_progress",
    agent: "ana",
    text: "Goedemiddag,\n\nBij Van den Brink is de eindvoorraad op 31 december 684 ton (2.790 kg fosfaat), de beginvoorraad op 1 januari 684 ton met 2.512 kg fosfaat. De tonnen sluiten aan, de kilo's niet. Ik moet de aanvullende gegevens mestvoorraden doorgeven voor eind januari, dus graag een verklaring.\n\nMet vriendelijke groet,\nElly Smeets",
    thread: [
      note(
        "Eindvoorraad gebruikt gemiddelde van eigen analyses, beginvoorraad de forfaitaire gehaltes van het nieuwe jaar. Moet hetzelfde zijn.",
      ),
      handOver("mehmet"),
      reply(
        "Goedemiddag Elly,\n\nU hebt gelijk, deze moeten gelijk zijn. De beginvoorraad rekent met de forfaitaire gehaltes terwijl de eindvoorraad uw analyses gebruikt. U kunt voor de opgave de eindvoorraad aanhouden (2.790 kg). Wij passen de beginvoorraad aan en controleren of dit bij meer bedrijven speelt.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer(
        "Dank u. Ik heb de 2.790 kg aangehouden. Ik kijk nu ook de andere dossiers na; bij De Lange Weide zie ik hetzelfde patroon, met een verschil van 96 kg. Kunt u dat bevestigen?",
      ),
      note(
        "Bevestigd, en het speelt bij alle bedrijven met een eigen mestanalyse van ná 1 oktober: 54 stuks. @Ilse moeten we die zelf een bericht sturen?",
      ),
      note("Ja, graag voordat de termijn afloopt. Ik maak de tekst, jij de lijst.", "ilse"),
      reply(
        "Goedemiddag Elly,\n\nDat kan ik bevestigen: ook bij De Lange Weide rekende FDM de beginvoorraad forfaitair. Voor de opgave geldt daar hetzelfde: houd de eindvoorraad aan. De correctie komt vóór het einde van de termijn; u en de andere betrokken bedrijven krijgen daarover nog een apart bericht.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "henk",
    subject: "Aangevoerde varkensmest: werking op klei",
    tags: ["mest", "normen"],
    state: "waiting",
    agent: "mehmet",
    text: "Voor de varkensdrijfmest die ik aanvoer rekent FDM met 80 % werking. Op klei hoort dat toch 60 te zijn?",
    thread: [
      reply(
        "Goedemiddag Henk,\n\nKlopt: 80 % geldt op zand en löss, op klei en veen is het 60 %. Bij u staat de vracht op het bedrijf geboekt en nog niet op een kavel, en dan rekent FDM met de hoogste werking. Is deze mest op kavel 12 en 13 gekomen? Dan boek ik hem daarheen en rekent FDM met 60.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "sjoerd",
    subject: "Mestmonster uitslag wijkt veel af",
    tags: ["mest"],
    state: "waiting",
    agent: "ana",
    text: "De laatste uitslag geeft 5,9 kg N per ton en 2,6 fosfaat. Normaal zitten we rond de 4 en 1,5. Heb niet gemixt, kan dat het zijn? Kan ik hem eruit halen?",
    thread: [
      reply(
        "Hoi Sjoerd,\n\nNiet mixen kan zo'n verschil zeker geven, onderin zit de dikke fractie. Eruit halen mag niet zomaar: hoort de uitslag bij een afgevoerde vracht, dan telt hij officieel. Was dit een monster van een vracht of een eigen monster uit de put?\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "anouk",
    subject: "Strorijke potstalmest invoeren",
    tags: ["mest", "bemestingsplan"],
    state: "resolved",
    agent: "ana",
    text: "Ik krijg potstalmest van een collega (geiten, biologisch). Staat niet in de lijst, alleen 'geitenmest vast'. Is dat hetzelfde? De gehaltes lijken me te hoog want er zit heel veel stro in.",
    thread: [
      reply(
        "Hoi Anouk,\n\n'Geitenmest, vast' is de juiste mestcode; de potstal valt daaronder. Voor de gehaltes kun je een eigen analyse invoeren, dan gebruikt FDM die in plaats van de standaard. Heb je geen analyse, dan zijn de standaardwaarden het veiligst.\n\nGroet,\nAna",
      ),
      answer("Mijn collega had een analyse van dit voorjaar, ingevoerd en het ziet er nu logisch uit. Thanks!"),
    ],
  },
  {
    by: "marieke",
    subject: "Mest naar de buurman: boer-boertransport",
    tags: ["mest"],
    state: "resolved",
    agent: "mehmet",
    text: "Wij brengen 80 kuub naar de buurman, 2 km verderop, met onze eigen tank. Hoe boek ik dat? Moet er een monster?",
    thread: [
      reply(
        "Goedemiddag Marieke,\n\nIn FDM: Mestboekhouding > Afvoer > Boer-boertransport. Daarbij hoeft u niet te bemonsteren en gelden forfaitaire gehaltes, maar let op de voorwaarden: onder meer de maximale afstand tussen de bedrijven en het vooraf melden via een rVDM. Op de site van RVO staat de actuele lijst.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
    unread: true,
  },
  {
    by: "jan",
    subject: "Jongvee van de opfokker telt bij ons mee",
    tags: ["mest"],
    state: "closed",
    agent: "ana",
    text: "Ons jongvee staat vanaf 3 maanden bij een opfokker. FDM telt de mest ervan bij ons. De dieren zijn wel van ons maar de mest niet.",
    thread: [
      reply(
        "Dag Jan,\n\nDat regelt FDM per UBN: dieren tellen voor de mest op de plek waar ze staan. Bij jullie is de opfoklocatie als eigen UBN toegevoegd. Onder Bedrijf > Locaties kun je hem op 'uitbesteed' zetten, dan verdwijnt de mestproductie.\n\nGroet,\nAna",
      ),
      answer("Gedaan en het klopt weer. 31 stuks jongvee minder, scheelt een slok op een borrel."),
    ],
  },
  {
    by: "gerrit",
    subject: "Mestbon kwijt",
    tags: ["mest"],
    state: "closed",
    agent: "mehmet",
    text: "bon van 3 weken terug kwijt. boekhouder wil hem hebben",
    thread: [
      reply(
        "Goedemiddag Gerrit,\n\nPapieren bonnen zijn er niet meer: elke vracht staat als rVDM bij RVO en FDM haalt die op. Onder Mestboekhouding > Afvoer vindt u de vracht; met de knop 'Bewijs' maakt u een PDF voor uw boekhouder. Zal ik Elly Smeets die zelf laten inzien? Zij heeft al toegang.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("ja doe dat maar"),
      reply("Elly kan de vracht nu zelf openen, u hoeft niets meer te doen.\n\nMet vriendelijke groet,\nMehmet Yildiz"),
    ],
  },
  {
    by: "wietske",
    subject: "Digestaat van vergister verkeerd als drijfmest geboekt",
    tags: ["mest", "fout"],
    state: "closed",
    agent: "ana",
    text: "De retourvracht uit de vergister komt binnen als gewone rundveedrijfmest. Het is digestaat, met heel andere gehaltes (N mineraal 75 %).",
    thread: [
      note(
        "Mestcode op de rVDM is die van rundveedrijfmest, dus FDM doet het goed. Fout zit aan de kant van de vergister.",
      ),
      reply(
        "Dag Wietske,\n\nOp de rVDM zelf staat de code voor rundveedrijfmest, en daar moet FDM op afgaan. De vergister moet de vracht corrigeren bij RVO; daarna past FDM zich de volgende nacht vanzelf aan. Lukt dat met hen?\n\nGroet,\nAna",
      ),
      answer("Gebeld, ze hadden een nieuwe op kantoor. Wordt vandaag gecorrigeerd."),
      prioritise("low"),
      reply("Ik zie de correctie staan: drie vrachten zijn nu digestaat. Fijn dat je het zag.\n\nGroet,\nAna"),
    ],
  },
]
