import { answer, type Conversation, note, reply } from "../conversation.ts"

/** The combined declaration at RVO and parcels from the national register (BRP). */
export const rvoAndBrp: Conversation[] = [
  {
    by: "marieke",
    subject: "Foutmelding bij versturen van percelen naar RVO",
    priority: "urgent",
    tags: ["rvo", "fout"],
    state: "unassigned",
    text: "Bij het versturen van de percelen naar RVO krijg ik 'Bericht geweigerd: gewasperceel 11 overlapt met topografische grens'. Ik heb perceel 11 al twee keer opnieuw getekend en het blijft komen. De termijn loopt vandaag af!! Graag met spoed, ik ben bereikbaar op het nummer dat bij het bedrijf staat.",
  },
  {
    by: "gerrit",
    subject: "Percelen van vorig jaar ophalen bij RVO",
    tags: ["brp"],
    state: "unassigned",
    text: "kan ik ook percelen van vorig jaar ophalen. ik krijg alleen dit jaar",
  },
  {
    by: "elly",
    farm: "hartVisser",
    subject: "Machtiging voor ophalen van gegevens verlopen",
    priority: "high",
    tags: ["rvo", "toegang"],
    state: "open",
    agent: "mehmet",
    text: "Goedemorgen,\n\nVoor maatschap 't Hart-Visser krijg ik sinds gisteren de melding dat de machtiging is verlopen. Bij RVO staat de machtiging van ons kantoor gewoon nog open tot eind volgend jaar. Kan het zijn dat FDM nog met de oude machtiging werkt, van voor de wisseling van rechtsvorm?\n\nMet vriendelijke groet,\nElly Smeets",
    thread: [
      note(
        "KvK-nummer in FDM is nog dat van de oude vof. Dat verklaart het. Even navragen bij Jan of hij zelf het nieuwe nummer wil invullen of dat Elly dat mag.",
      ),
    ],
  },
  {
    by: "henk",
    subject: "Topografische grens wijkt af: wat moet ik accepteren?",
    tags: ["brp", "percelen"],
    state: "in_progress",
    agent: "ana",
    text: "Na het vernieuwen uit de BRP stelt FDM bij 9 van de 22 kavels een andere grens voor. Soms een meter, bij kavel 17 wel vier meter (daar is het fietspad gekomen). Moet ik die allemaal accepteren? Wat gebeurt er met de bemesting die er al op staat?",
    thread: [
      reply(
        "Dag Henk,\n\nAccepteren is in bijna alle gevallen verstandig, want dit is de grens waar RVO mee rekent. De bemesting blijft gewoon staan: hoeveelheden per hectare blijven gelijk, de totalen rekenen mee met de nieuwe oppervlakte.\n\nKavel 17 zou ik eerst naast de luchtfoto leggen. Wijkt de voorgestelde grens daar af van hoe het fietspad echt ligt?\n\nGroet,\nAna",
      ),
      answer(
        "Die 8 geaccepteerd. Bij 17 ligt het fietspad zoals getekend, maar de berm van twee meter gebruik ik gewoon. Die maai ik en die is van mij.",
      ),
      note(
        "Berm is eigendom Henk maar geen landbouwgrond in de topografie. Moet hij bij RVO als 'wijzigen topografische grens' melden. Zoek de juiste naam van dat formulier op.",
      ),
    ],
  },
  {
    by: "anouk",
    subject: "Gewascode voor kruidenrijk grasland met klaver",
    tags: ["rvo", "gewassen"],
    state: "in_progress",
    agent: "mehmet",
    text: "Welke gewascode moet ik kiezen voor tijdelijk grasland met veel klaver en kruiden? FDM biedt 'Grasland, tijdelijk (266)', maar op de RVO-lijst zie ik ook een apart gewas voor gras/klaver. Voor de eco-regeling maakt het uit.",
    thread: [
      reply(
        "Goedemiddag Anouk,\n\nGoede vraag. Het hangt af van het aandeel klaver en van welke eco-activiteit u aanvraagt. In onze gewaslijst ontbreekt op dit moment het mengsel dat u bedoelt; wij vullen de lijst aan volgens de actuele codelijst van RVO. Ik laat u weten wanneer u hem kunt kiezen.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer(
        "Dank, dan laat ik hem zolang op 266 staan. Zet je er wel een reminder bij? Ik wil het niet vergeten voor de opgave.",
      ),
    ],
  },
  {
    by: "jan",
    subject: "Verschil tussen FDM en mijn opgave: 0,37 ha",
    tags: ["rvo", "percelen"],
    state: "waiting",
    agent: "ana",
    text: "Hallo, in de Gecombineerde opgave staat 58,14 ha en in FDM 58,51. Waar komt die 0,37 vandaan? De accountant vraagt ernaar.",
    thread: [
      reply(
        "Dag Jan,\n\nIk heb beide naast elkaar gelegd. Het verschil zit in twee percelen: 'Bij huis' (+0,29) en 'Dijkje' (+0,08). Bij 'Bij huis' is in FDM de erfverharding meegetekend.\n\nVind je het goed dat ik de grens van die twee vervang door die uit je opgave? De rest blijft dan zoals het is.\n\nGroet,\nAna",
      ),
    ],
    unread: true,
  },
  {
    by: "sjoerd",
    subject: "eHerkenning nodig voor koppeling?",
    tags: ["rvo", "account"],
    state: "waiting",
    agent: "mehmet",
    text: "Heb ik eHerkenning nodig om de percelen van RVO in FDM te krijgen? We zijn een maatschap dus DigiD werkt geloof ik niet. Pa deed dit altijd.",
    thread: [
      reply(
        "Goedemiddag Sjoerd,\n\nVoor een maatschap logt u bij RVO inderdaad in met eHerkenning; DigiD werkt alleen voor een eenmanszaak. Hebt u die nog niet, dan kan uw accountant de percelen ophalen met een machtiging, of u downloadt bij RVO het perceelsbestand en leest dat in onder Percelen > Importeren.\n\nWelke van de drie past bij jullie? Dan stuur ik de stappen.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "piet",
    subject: "Volgteelt na tulpen doorgeven",
    tags: ["rvo", "gewassen"],
    state: "resolved",
    agent: "ana",
    text: "Na de tulpen heb ik tagetes gezaaid op 4,5 ha tegen aaltjes. Moet ik dat als volgteelt opgeven en waar vul ik dat in FDM in? Ik zie alleen hoofdteelt.",
    thread: [
      reply(
        "Dag Piet,\n\nBij een perceel onder Gewassen zit de knop 'Teelt toevoegen'. Kies Tagetes, zet de zaaidatum, en FDM ziet zelf dat het na de hoofdteelt komt. Bij het klaarzetten voor RVO komt hij mee in de kolom volgteelt.\n\nGroet,\nAna",
      ),
      answer("Gevonden. Raar dat het Teelt toevoegen heet, ik zocht op volgteelt of nateelt."),
      reply(
        "Daar heb je een punt! Ik heb voorgesteld om 'volgteelt' erbij te zetten. Succes met de tagetes.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "wietske",
    subject: "Grondruil met akkerbouwer: wie geeft het op?",
    tags: ["rvo", "percelen"],
    state: "resolved",
    agent: "mehmet",
    text: "We ruilen 6 ha met een akkerbouwer: hij pootaardappelen bij ons, wij mais bij hem. Wie geeft welk perceel op en wie mag de mest erop plaatsen?",
    thread: [
      note("Let op: niet adviseren over contracten, alleen wat de peildatum betekent.", "ilse"),
      reply(
        "Goedemiddag Wietske,\n\nWie het perceel op 15 mei feitelijk in gebruik heeft, geeft het op en heeft dat jaar de gebruiksruimte. Bij ruil geeft dus ieder het perceel op dat hij zelf beteelt. In FDM: geef uw eigen 6 ha de gebruiksperiode 'uitgeleend' voor dit jaar en voeg de 6 ha van de akkerbouwer toe als gehuurd.\n\nLeg de ruil wel op papier vast; bij een controle moet u het gebruik kunnen laten zien.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "bart",
    farm: "hartVisser",
    subject: "BRP-import voor meerdere klanten tegelijk",
    priority: "low",
    tags: ["brp", "wens"],
    state: "closed",
    agent: "ilse",
    text: "Ik heb 23 bedrijven in FDM en moet bij elk bedrijf apart op 'Vernieuwen uit BRP' klikken. Kan dat in één keer voor al mijn klanten?",
    thread: [
      reply(
        "Beste Bart,\n\nNog niet, maar het komt eraan. Omdat een vernieuwde grens gevolgen heeft voor de bemesting, willen we dat iemand de voorstellen per bedrijf bekijkt. We maken wel een overzicht voor adviseurs waarin u ziet bij welke bedrijven er iets veranderd is, zodat u de rest kunt overslaan.\n\nMet vriendelijke groet,\nIlse de Groot",
      ),
      answer("Met zo'n overzicht ben ik al geholpen. Prima."),
    ],
  },
  {
    by: "elly",
    farm: "langeWeide",
    subject: "Perceelsnummers van RVO tonen in de lijst",
    tags: ["brp", "percelen"],
    state: "closed",
    agent: "ana",
    text: "Goedemiddag, is het mogelijk om in de percelenlijst ook het perceelsnummer van RVO te tonen? Ik controleer de opgave op nummer, de klant kent alleen namen als 'It Lytse Stik'.",
    thread: [
      reply(
        "Dag Elly,\n\nJa: boven de lijst, rechts, zit 'Kolommen'. Zet daar 'RVO-nummer' aan. FDM onthoudt het voor u, bij al uw klanten.\n\nGroet,\nAna",
      ),
      answer("Precies wat ik zocht, dank u wel."),
    ],
  },
  {
    by: "youssef",
    subject: "Perceel hoort bij de buurman volgens de BRP",
    priority: "high",
    tags: ["brp", "percelen"],
    state: "closed",
    agent: "mehmet",
    text: "Volgens de BRP-laag is kavel 21 van de buurman. Wij huren die al drie jaar en hebben hem opgegeven. FDM weigert hem nu omdat hij 'al in gebruik is'.",
    thread: [
      reply(
        "Goedemiddag Youssef,\n\nDe BRP-laag in FDM is die van vorig jaar: toen stond kavel 21 nog bij uw buurman. U kunt de melding overslaan met 'Toch toevoegen'. Blijft RVO zelf ook een dubbele opgave melden, dan moet een van u beiden die daar corrigeren. Is dat het geval?\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Ja, buurman had zijn oude opgave gekopieerd. Hij past het aan. Toevoegen is gelukt."),
      reply("Mooi, dan is het van beide kanten opgelost. Ik sluit de vraag.\n\nMet vriendelijke groet,\nMehmet Yildiz"),
    ],
  },
]
