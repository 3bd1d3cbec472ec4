import { answer, type Conversation, handOver, note, reply, solve } from "../conversation.ts"

/** The KringloopWijzer, the end of the derogation, nutrient balances. */
export const cycle: Conversation[] = [
  {
    by: "elly",
    farm: "hartVisser",
    subject: "KringloopWijzer-bestand wordt afgekeurd door de centrale database",
    priority: "urgent",
    tags: ["kringloop", "fout"],
    state: "unassigned",
    text: "Goedemiddag,\n\nHet bestand voor de KringloopWijzer van maatschap 't Hart-Visser wordt geweigerd: 'element voorraad/kuilgras/ds ontbreekt'. In FDM staat de kuilvoorraad wél ingevuld (412 ton droge stof). De zuivel wil de cijfers vandaag hebben en ik kan ze niet aanleveren.\n\nMet vriendelijke groet,\nElly Smeets",
  },
  {
    by: "marieke",
    subject: "Kuilen meten: waar vul ik de dichtheid in?",
    tags: ["kringloop"],
    state: "open",
    agent: "ana",
    text: "De voerleverancier heeft de kuilen opgemeten. Ik heb inhoud in m3 en dichtheid in kg ds per m3. FDM vraagt tonnen product. Moet ik zelf rekenen? Het zijn er elf.",
  },
  {
    by: "sjoerd",
    subject: "BEX-voordeel komt negatief uit",
    tags: ["kringloop"],
    state: "in_progress",
    agent: "mehmet",
    text: "Volgens FDM hebben we een BEX-voordeel van min 3 % voor fosfaat. Vorig jaar was het plus 11. We voeren hetzelfde. Kan min eigenlijk wel?",
    thread: [
      reply(
        "Goedemiddag Sjoerd,\n\nMin kan: dan is de berekende excretie hoger dan de forfaitaire. Zo'n sprong bij gelijk voer wijst meestal op een invoerfout. Ik zie dat er dit jaar 61 ton krachtvoer meer is aangekocht zonder eindvoorraad. Klopt het dat de silo's op 31 december leeg waren?",
      ),
      answer("Nee die waren net gevuld. Vol zelfs. Ik wist niet dat je dat moest invullen."),
      reply(
        "Daar zit het verschil. Vul de eindvoorraad krachtvoer in bij Voer > Voorraad; dan rekent FDM opnieuw. Laat het gerust weten als het daarna nog vreemd is.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Nu plus 9 voor fosfaat. Maar stikstof staat nu op +22, dat is weer te mooi?"),
    ],
  },
  {
    by: "jan",
    subject: "Derogatie vervallen: oude vergunning blijft in beeld",
    tags: ["kringloop", "normen"],
    state: "in_progress",
    agent: "ana",
    text: "De derogatie is voorbij maar FDM blijft op het beginscherm vragen om de derogatievergunning te uploaden. Kan die melding weg?",
    thread: [
      reply(
        "Dag Jan,\n\nDie melding hoort vanaf het jaar 2026 inderdaad niet meer te verschijnen. Ik zie dat hij komt doordat je bedrijf in 2025 op 'derogatie: ja' stond en dat is overgenomen. Ik vraag een collega om dat voor alle bedrijven recht te zetten; bij jou heb ik hem al weggehaald.\n\nGroet,\nAna",
      ),
      answer("Weg is hij. Maar bij de normen staat nu ook bij 2025 'geen derogatie' en toen hadden we hem nog wel!"),
      note(
        "Mijn fout, ik heb het vinkje op bedrijfsniveau uitgezet in plaats van alleen vanaf 2026. @Daan kun jij het per jaar zetten?",
      ),
      handOver("daan", "ana"),
    ],
  },
  {
    by: "bart",
    farm: "polderzicht",
    subject: "Nutriëntenbalans: stikstofbinding erwten ontbreekt",
    tags: ["normen", "gewassen"],
    state: "in_progress",
    agent: "daan",
    text: "In de nutriëntenbalans van Polderzicht is de aanvoer door N-binding bij de conservenerwten 0. Bij luzerne van een andere klant is hij wel gevuld. Zonder die post lijkt het overschot veel te gunstig.",
    thread: [
      note(
        "Erwten (conserven) heeft in de tabel geen waarde voor binding; droge erwten wel. Waarde opzoeken in het handboek en aanvullen.",
      ),
      reply(
        "Hoi Bart,\n\nGoed gezien. Conservenerwten hebben bij ons nog geen getal voor stikstofbinding, droge erwten wel. Ik zoek een goede bron en vul het aan; dat gaat mee met de eerstvolgende versie. Heb jij een waarde waar je zelf mee werkt?\n\nGroeten, Daan",
      ),
      answer(
        "Ik houd zelf zo'n 50 kg per ha aan voor conserven, ze staan korter. Maar neem vooral een bron waar je naar kunt verwijzen.",
      ),
    ],
  },
  {
    by: "wietske",
    subject: "Ammoniakemissie per stal invoeren",
    tags: ["kringloop"],
    state: "waiting",
    agent: "mehmet",
    text: "Wij hebben een oude stal en een emissiearme stal. In FDM kan ik bij de KringloopWijzer maar één staltype kiezen. Bij de zuivel kan ik er twee opgeven.",
    thread: [
      reply(
        "Goedemiddag Wietske,\n\nU kunt er meer opgeven, maar dan moeten de stallen eerst als aparte locatie bestaan: Bedrijf > Locaties > Stal toevoegen. Daarna verdeelt u de dieren per stal.\n\nKunt u aangeven hoeveel melkkoeien er in elk van de twee stallen staan en wat de stalcode van de nieuwe is? Dan zet ik het klaar.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "youssef",
    subject: "Balans klopt niet: afvoer van stro vergeten?",
    tags: ["normen"],
    state: "waiting",
    agent: "ana",
    text: "Ons stikstofoverschot is volgens FDM 141 kg/ha, dat kan niet op een akkerbouwbedrijf met deze opbrengsten. Ik denk dat de afvoer van stro niet meetelt. Waar staat dat?",
    thread: [
      reply(
        "Dag Youssef,\n\nHet stro zet je bij de oogst: Gewassen > Oogst > 'Bijproduct afgevoerd'. Bij de tarwe staat dat nu op nee. Maar dat verklaart maar zo'n 12 kg. Ik zie ook dat bij kavel 1 t/m 6 nog helemaal geen opbrengst staat. Klopt het dat die al geoogst zijn?\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "jan",
    subject: "Cijfers van melkfabriek automatisch ophalen",
    tags: ["kringloop", "wens"],
    state: "resolved",
    agent: "ilse",
    text: "Kunnen de melkcijfers (kg, vet, eiwit, ureum) niet automatisch in FDM komen? Ik typ ze nu over van de afrekening.",
    thread: [
      reply(
        "Beste Jan,\n\nEen rechtstreekse koppeling is er nog niet. Wel kunt u de jaaropgave van de melkfabriek als bestand inlezen bij Melk > Importeren; dat scheelt twaalf keer overtypen. Uw wens voor een koppeling heb ik bij de andere gezet, u bent nummer negen.\n\nMet vriendelijke groet,\nIlse de Groot",
      ),
      answer("Inlezen ging goed, scheelt inderdaad. Nummer 9 in de rij dus haha."),
      reply(
        "Een goede plek in de rij! Ik zet deze vraag op opgelost; zodra er nieuws is over de koppeling hoort u het van ons.\n\nMet vriendelijke groet,\nIlse de Groot",
      ),
    ],
    unread: true,
  },
  {
    by: "elly",
    farm: "langeWeide",
    subject: "Bodemoverschot per perceel exporteren",
    tags: ["kringloop"],
    state: "resolved",
    agent: "ana",
    text: "Goedemiddag, kan ik het stikstofbodemoverschot per perceel in Excel krijgen? Voor een project weidevogels en waterkwaliteit vraagt de gebiedscoöperatie erom.",
    thread: [
      reply(
        "Dag Elly,\n\nZeker. Nutriëntenbalans > Per perceel > Exporteren > Excel. Let op dat u bij 'Jaar' het afgesloten jaar kiest; het lopende jaar bevat nog planning.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "gerrit",
    subject: "Moet ik als varkenshouder een KringloopWijzer",
    priority: "low",
    tags: ["kringloop"],
    state: "closed",
    agent: "ana",
    text: "krijg melding kringloopwijzer nog niet ingevuld. heb varkens geen melkvee",
    thread: [
      reply(
        "Dag Gerrit,\n\nNee, de KringloopWijzer is voor melkveebedrijven. De melding kwam doordat er nog 2 melkkoeien in FDM staan. Zijn dat er echt twee?\n\nGroet,\nAna",
      ),
      answer("das van mijn vrouw, 2 stuks voor de hobby. gaan naar de camping in zomer"),
      reply("Dan heb ik ze op 'hobbydieren' gezet en is de melding weg. Groeten aan de dames!\n\nAna"),
    ],
  },
  {
    by: "marieke",
    subject: "Kuilanalyse twee keer ingelezen",
    tags: ["kringloop", "fout"],
    state: "closed",
    agent: "daan",
    text: "Kuil 3 staat er twee keer in, met dezelfde datum en dezelfde cijfers. Als ik er een weghaal is de andere ook weg.",
    thread: [
      solve(
        "Hoi Marieke,\n\nHet is één analyse die aan twee kuilen hing, vandaar dat ze samen verdwenen. Ik heb hem teruggezet bij kuil 3 en losgemaakt van kuil 8.\n\nGroeten, Daan",
      ),
      answer("Kuil 3 is goed, maar kuil 8 heeft nu helemaal niets. Die had wel een eigen uitslag (VEM 931)."),
      note(
        "Die is bij het inlezen overschreven door kuil 3, staat nog in het originele bestand. Teruggehaald. Inlezen checkt nu op kuilnummer.",
      ),
      reply(
        "Je hebt gelijk, de uitslag van kuil 8 was overschreven. Ik heb hem uit het bestand van het lab gehaald: VEM 931 staat er weer. Inlezen kijkt voortaan ook naar het kuilnummer.\n\nGroeten, Daan",
      ),
      answer("Mooi opgelost, dank je wel!"),
    ],
  },
]
