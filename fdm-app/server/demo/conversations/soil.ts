import { answer, type Conversation, note, reply, solve } from "../conversation.ts"

/** Soil analyses: reading reports, phosphate class, validity, sampling. */
export const soil: Conversation[] = [
  {
    by: "anouk",
    subject: "Labrapport als pdf wordt niet gelezen",
    tags: ["bodem", "fout"],
    state: "unassigned",
    text: "Ik sleep het rapport in FDM en krijg 'geen bodemanalyse gevonden in dit bestand'. Het is gewoon de pdf van het lab, 3 pagina's. Vorige keer ging het goed, maar het lab heeft een nieuwe opmaak. Ik heb er acht, dus overtypen doe ik liever niet :)",
  },
  {
    by: "piet",
    subject: "Aaltjesuitslag bewaren bij perceel",
    priority: "low",
    tags: ["bodem", "wens"],
    state: "open",
    agent: "ilse",
    text: "Kan ik de uitslag van het aaltjesonderzoek bij het perceel bewaren? Er is alleen plek voor bemestingsonderzoek. Desnoods gewoon als bijlage.",
    thread: [
      note(
        "Derde keer deze maand. Bijlagen bij percelen staat al op de lijst, dit is een goed voorbeeld om bij te zetten.",
      ),
    ],
  },
  {
    by: "henk",
    subject: "Monster geldt voor verkeerde kavels na splitsing",
    tags: ["bodem", "percelen"],
    state: "in_progress",
    agent: "mehmet",
    text: "Kavel 9 is gesplitst in 9A en 9B. Het monster uit het voorjaar staat nu alleen bij 9A, dus 9B valt terug naar fosfaatklasse hoog en dat scheelt 30 kg/ha. Het monster is over het hele perceel gestoken.",
    thread: [
      reply(
        "Goedemiddag Henk,\n\nEen monster over het hele oude perceel mag ook voor 9B gelden, zolang het bemonsterde vlak niet groter is dan 5 hectare per mengmonster. Kavel 9 was 8,7 ha. Zijn er destijds twee mengmonsters gestoken?\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Ja, 9-1 en 9-2, met twee uitslagen. 9-1 was P-Al 38 en 9-2 P-Al 41 uit mijn hoofd."),
      reply(
        "Dan is het op te lossen: de tweede uitslag is bij het inlezen over de eerste heen gezet. Ik haal hem terug uit het bestand en koppel 9-2 aan 9B. Even geduld.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "bart",
    farm: "hartVisser",
    subject: "Fosfaatklasse grasland: welke getallen gebruikt FDM?",
    tags: ["bodem", "normen"],
    state: "in_progress",
    agent: "mehmet",
    text: "Bij 't Hart-Visser zie ik voor 'Nieuwe Land' P-CaCl2 2,4 en P-Al 45,4. FDM zegt klasse 'ruim' (90 kg), ik kom zelf op 'neutraal' (95 kg). Op welke tabel baseert FDM zich, en wordt er ergens afgerond?",
    thread: [
      note(
        "Tabel nagekeken: met 2,4 en 45,4 zit je precies op een rand. De afronding van P-Al gebeurt bij ons vóór de indeling, dat is verdacht. Testgeval aangemaakt.",
      ),
      reply(
        "Goedemiddag Bart,\n\nFDM gebruikt de gecombineerde tabel met P-CaCl2 en P-Al voor grasland. U zit met deze waarden precies op een grens tussen twee klassen, en ik wil zeker weten dat onze afronding daar klopt. Ik laat het nakijken en kom terug met de rekenregels.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "gerrit",
    subject: "Bodemmonster vier jaar oud",
    tags: ["bodem"],
    state: "waiting",
    agent: "ana",
    text: "hoe lang is zo'n monster geldig. er staat nu een rood kruis bij 3 percelen",
    thread: [
      reply(
        "Dag Gerrit,\n\nVoor de fosfaatklasse is een monster vier jaar geldig, gerekend vanaf de dag van steken. Bij jou zijn Heideveld, Broek en Achter de schuur net verlopen, dus die vallen nu in klasse 'hoog' (40 kg op bouwland).\n\nHeb je misschien nieuwe monsters laten steken die nog niet in FDM staan?\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "marieke",
    subject: "Organische stof gedaald van 8 naar 4 procent?",
    priority: "high",
    tags: ["bodem"],
    state: "waiting",
    agent: "mehmet",
    text: "De nieuwe uitslag van Dijkje geeft 4,1 % organische stof, de vorige (4 jaar terug) 8,3 %. Dat kan haast niet, er is alleen gras geweest. Zijn de monsters verwisseld? Of de percelen?",
    thread: [
      note(
        "In dezelfde inzending heeft 'Bij huis' ineens 8,2. Verwisseling van twee monsterzakjes lijkt het meest logisch, maar dat kan alleen het lab zien.",
      ),
      reply(
        "Goedemiddag Marieke,\n\nZo'n halvering op blijvend grasland is inderdaad onwaarschijnlijk. Opvallend: 'Bij Huis' heeft in dezelfde inzending juist 8,2 %, en had eerder 4,3 %. Het lijkt erop dat de twee zijn verwisseld. Kunt u bij het lab de monsternummers laten nagaan? Als zij het bevestigen, wissel ik ze om.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "jan",
    subject: "Bodemanalyse bij verkeerd perceel gezet",
    tags: ["bodem"],
    state: "resolved",
    agent: "ana",
    text: "Per ongeluk de uitslag van het Grote Stuk bij het Dijkje gezet. Hoe verplaats ik hem? Anders gooi ik hem weg en doe ik het opnieuw maar dan moet ik alle getallen weer typen.",
    thread: [
      reply(
        "Dag Jan,\n\nNiet weggooien: open de analyse, klik op de drie puntjes en kies 'Verplaatsen naar ander perceel'. De getallen en de datum blijven zoals ze zijn.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "youssef",
    subject: "pH-waarde gemeten in KCl of CaCl2?",
    tags: ["bodem"],
    state: "resolved",
    agent: "ana",
    text: "Op ons rapport staat pH-CaCl2 6,8. FDM vraagt 'pH'. Moet ik omrekenen? Voor het kalkadvies maakt het verschil.",
    thread: [
      reply(
        "Dag Youssef,\n\nNiet omrekenen. Naast het vakje kun je kiezen tussen KCl, CaCl2 en water; kies CaCl2 en vul 6,8 in. FDM rekent dan zelf om voor het kalkadvies.\n\nGroet,\nAna",
      ),
      answer("Had ik overheen gekeken, het staat er gewoon. Merci."),
    ],
  },
  {
    by: "wietske",
    subject: "Zandgrond of veen bij bodemmonster",
    tags: ["bodem"],
    state: "closed",
    agent: "mehmet",
    text: "Het lab noemt de grond 'venig zand', in FDM kan ik alleen zand, klei, veen of löss kiezen. Wat wordt het?",
    thread: [
      reply(
        "Goedemiddag Wietske,\n\nVoor de normen hoeft u niets te kiezen: die volgt de grondsoortenkaart en daarop is dit perceel veen. Het veld bij de analyse is alleen voor het advies, daar past 'zand' met het gemeten organischestofgehalte het best. De twee mogen dus verschillen.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "elly",
    farm: "langeWeide",
    subject: "Lijst van verlopen bodemanalyses",
    tags: ["bodem", "wens"],
    state: "closed",
    agent: "ana",
    text: "Goedemorgen, kunt u mij een lijst geven van percelen waarvan het monster dit winterhalfjaar verloopt? Dan plan ik de monsternemer in één keer in.",
    thread: [
      solve(
        "Dag Elly,\n\nDie lijst kunt u zelf maken: Bodem > Filter > 'Geldig tot' en dan de einddatum kiezen. Met Exporteren krijgt u hem in Excel.\n\nGroet,\nAna",
      ),
      answer("Ik kom bij die datum op 0 percelen uit, terwijl er zeker zeven verlopen."),
      reply(
        "Ik zie het: het filter liet standaard alleen geldige analyses zien. Zet 'Toon ook verlopende' aan. Er zijn er negen, de lijst staat klaar in uw exports.\n\nGroet,\nAna",
      ),
      answer("Dank u, negen klopt met mijn eigen lijst."),
    ],
  },
]
