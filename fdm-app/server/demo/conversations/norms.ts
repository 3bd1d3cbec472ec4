import { answer, type Conversation, note, prioritise, reply } from "../conversation.ts"

/** Norms for nitrogen and phosphate: the room on a farm, and why it is what it is. */
export const norms: Conversation[] = [
  {
    by: "sjoerd",
    subject: "Waarom is onze stikstofruimte zoveel lager dan vorig jaar?",
    priority: "high",
    tags: ["normen"],
    state: "unassigned",
    text: "Hoi, als ik het jaar wissel van vorig jaar naar dit jaar gaat de stikstofruimte uit dierlijke mest met een paar honderd kilo per perceel omlaag. Oppervlakte is hetzelfde. Komt dat alleen door de derogatie die weg is of zit er nog iets anders in? Moet het morgen aan de bank uitleggen.",
  },
  {
    by: "henk",
    subject: "Tweede teelt telt niet mee in de gebruiksruimte",
    tags: ["normen", "gewassen"],
    state: "open",
    agent: "mehmet",
    text: "Na de vroege aardappelen staat er bloemkool op kavel 18. Voor de bloemkool is ook een stikstofnorm, maar de ruimte van het bedrijf is er niet door veranderd. Heb ik hem verkeerd ingevoerd of rekent FDM alleen met de hoofdteelt?",
    thread: [
      note(
        "Volgteelten tellen bij ons mee als er een plantdatum staat. Bij hem is alleen de oogstdatum gevuld. Beetje flauw dat we dan niets zeggen.",
      ),
    ],
  },
  {
    by: "bart",
    farm: "klaverhoeve",
    subject: "Uitspoelingsgevoelige gewassen op zand: korting niet zichtbaar",
    tags: ["normen"],
    state: "in_progress",
    agent: "mehmet",
    text: "Ik probeer de stikstofnorm van de prei op Kruisweg na te rekenen (zand, met nutriënten verontreinigd gebied). Ik kom lager uit dan FDM. Het lijkt of de 20 % korting voor het gebied niet is toegepast. In de specificatie staat geen regel daarover. Graag controleren, want als ik gelijk heb zit De Klaverhoeve eroverheen.",
    thread: [
      prioritise("high"),
      note(
        "Kruisweg ligt voor 52 % in het aangewezen gebied. Wij wijzen toe op het middelpunt van het perceel, en dat ligt er net buiten. Moet op grootste deel.",
      ),
      reply(
        "Goedemiddag Bart,\n\nU hebt gelijk. Kruisweg ligt voor iets meer dan de helft in het aangewezen gebied en FDM keek naar het middelpunt. Ik geef dit vandaag door aan de ontwikkelaars. Reken voor uw advies met de lagere norm, dan zit u aan de veilige kant.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer(
        "Dank voor de snelle bevestiging. Ik houd de prei dan op twee giften. Laat je weten wanneer het in FDM goed staat? Dan maak ik een nieuw rapport.",
      ),
    ],
  },
  {
    by: "elly",
    farm: "langeWeide",
    subject: "Onderbouwing gebruiksnormen als bijlage bij de jaarstukken",
    tags: ["normen", "wens"],
    state: "in_progress",
    agent: "ilse",
    text: "Goedemorgen,\n\nVoor de jaarstukken van De Lange Weide wil de bank een onderbouwing van de gebruiksruimte per perceel, met de gebruikte normen en de bron. FDM laat alleen het totaal zien in de PDF. Is een uitgebreide versie te maken?\n\nMet vriendelijke groet,\nElly Smeets",
    thread: [
      reply(
        "Beste Elly,\n\nEen uitgebreide PDF is er nog niet, maar de gegevens zijn er wel. Ik laat uitzoeken of wij er een bijlage van kunnen maken met per perceel: gewas, grondsoort, norm, korting en de tabel waar de norm uit komt. Is Excel voor nu ook goed?\n\nMet vriendelijke groet,\nIlse de Groot",
      ),
      answer("Excel is voor nu prima, als de bronvermelding er maar in staat."),
    ],
  },
  {
    by: "jan",
    subject: "Fosfaatruimte verschilt 184 kg met het mestplan van de adviseur",
    tags: ["normen", "bodem"],
    state: "waiting",
    agent: "mehmet",
    text: "Goedemorgen,\n\nBart heeft voor ons een mestplan gemaakt in zijn eigen programma. Hij komt op 184 kg meer fosfaat dan FDM. We hebben samen alles nagelopen maar komen er niet uit. Dezelfde percelen, dezelfde analyses. Kunnen jullie meekijken?\n\nGroet Jan",
    thread: [
      note(
        "Verschil zit precies in Bij Huis en Dijkje samen (9,2 ha x 20 kg). Daar is de analyse in FDM 4 jaar en 2 weken oud, dus 'hoog'. Bart zal met de oude analyse rekenen.",
      ),
      reply(
        "Goedemorgen Jan,\n\nIk zie waar het zit: de bodemanalyses van Bij Huis en Dijkje zijn net ouder dan vier jaar. FDM zet die percelen daarom in klasse 'hoog' (75 kg), in plaats van 'neutraal' (95 kg). Op 9,2 ha is dat samen 184 kg.\n\nZijn er al nieuwe monsters gestoken? Zo ja, dan kunt u de uitslag hier meesturen.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
    unread: true,
  },
  {
    by: "anouk",
    subject: "170 kilo per hectare of per bedrijf?",
    tags: ["normen"],
    state: "waiting",
    agent: "ana",
    text: "Korte vraag: mag ik op één perceel boven de 170 kg N uit dierlijke mest zitten als het bedrijf gemiddeld onder de 170 blijft? FDM kleurt Lange Akker rood (203 kg).",
    thread: [
      reply(
        "Hoi Anouk,\n\nDe wettelijke 170 kg geldt voor het bedrijf als geheel, dus wettelijk mag het. Maar: biologische bedrijven hebben daarnaast de eisen van hun keurmerk, en jullie hebben in FDM ingesteld dat er per perceel gewaarschuwd wordt.\n\nWil je die waarschuwing per perceel houden, of alleen op bedrijfsniveau?\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "piet",
    subject: "Stikstofnorm voor tulp na hyacint",
    tags: ["normen", "gewassen"],
    state: "resolved",
    agent: "mehmet",
    text: "Welke norm pakt FDM als ik in het najaar tulpen plant op land waar dit jaar hyacinten stonden? Tulp staat er pas in het nieuwe jaar echt, maar de eerste strooibeurt doe ik misschien al eerder.",
    thread: [
      reply(
        "Goedemiddag Piet,\n\nTulpen zijn een winterteelt: ze tellen met hun norm in het jaar waarin u ze oogst. Bemest u al voor de jaarwisseling, dan gaat die gift af van de ruimte van het lopende jaar. FDM kijkt dus naar de datum van de gift, niet naar de plantdatum.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Dan wacht ik wel tot februari. Bedankt."),
    ],
  },
  {
    by: "marieke",
    subject: "Grasland met of zonder beweiden",
    tags: ["normen"],
    state: "resolved",
    agent: "ana",
    text: "De norm bij ons grasland staat op 'volledig maaien' maar de pinken lopen er van mei tot oktober. Is het dan niet beweiden, ook al zijn het geen melkkoeien?",
    thread: [
      reply(
        "Dag Marieke,\n\nKlopt, ook met pinken is het beweiden; alleen 'volledig maaien' geldt als er helemaal geen vee loopt. De lagere norm is dus de juiste. Ik heb hem nog niet aangepast, want het is jullie opgave: Percelen > alles aanvinken > Gebruik grasland > Beweiden.\n\nGroet,\nAna",
      ),
      answer("Gedaan. Minder ruimte maar wel eerlijk."),
    ],
  },
  {
    by: "gerrit",
    subject: "Rode balk bij fosfaat",
    priority: "high",
    tags: ["normen"],
    state: "closed",
    agent: "ana",
    text: "balk is rood bij fosfaat 104% maar er is nog niks uitgereden. krijg ik nu een boete",
    thread: [
      reply(
        "Dag Gerrit,\n\nGeen boete: de balk telt ook wat je hebt gepland. Je zit met de plannen op 104 %. Haal je er één gift van 15 kuub op Broek af, dan zit je op 98 %. Pas wat je écht uitrijdt telt voor de wet.\n\nGroet,\nAna",
      ),
      answer("pff ok. broek eraf gehaald is nu groen"),
    ],
  },
  {
    by: "wietske",
    subject: "Uitleg werkingscoëfficiënt bij weidegang",
    tags: ["normen", "mest"],
    state: "closed",
    agent: "mehmet",
    text: "Voor onze eigen drijfmest rekent FDM met 45 % werking, maar in de voorlichting hoorde ik 60 %. Welke moet het zijn? We weiden wel.",
    thread: [
      reply(
        "Goedemiddag Wietske,\n\nBeide getallen bestaan. Voor drijfmest van graasdieren van het eigen bedrijf mét beweiding is het 45 %, zonder beweiding (of voor aangevoerde mest) 60 %. Omdat uw koeien weiden, klopt de 45 %.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Helder. En voor de mest die we van de buren krijgen dus 60?"),
      reply(
        "Precies, en dat doet FDM al: aangevoerde vrachten staan op 60 %.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
]
