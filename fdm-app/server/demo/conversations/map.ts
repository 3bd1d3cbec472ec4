import { answer, type Conversation, handOver, note, reply } from "../conversation.ts"

/** The map, GPS boundaries and files from tractors. */
export const map: Conversation[] = [
  {
    by: "sjoerd",
    subject: "Kaart blijft grijs op de telefoon",
    tags: ["kaart", "fout"],
    state: "unassigned",
    text: "Sinds vanmorgen is de kaart grijs op mijn telefoon. De lijntjes van de percelen zie ik wel, de luchtfoto niet. Op de laptop is het goed. Al uitgezet en weer aangezet.",
  },
  {
    by: "piet",
    subject: "GPS-grens van de trekker ligt anderhalve meter naast de kaart",
    tags: ["kaart"],
    state: "open",
    agent: "daan",
    text: "De grenzen die de loonwerker met RTK heeft ingereden liggen op jullie kaart zo'n anderhalve meter naar het noordoosten. Op zijn scherm klopt het. Wie heeft er gelijk? Anderhalve meter is bij ons drie bedden.",
    thread: [
      note(
        "Ruikt naar het verschil tussen RD-New en WGS84 zonder de juiste transformatie. Export van de loonwerker opgevraagd? Nee dus nog. Eerst zijn bestand bekijken.",
      ),
    ],
  },
  {
    by: "henk",
    subject: "Taakkaart voor variabel bemesten openen in terminal",
    priority: "high",
    tags: ["kaart", "bemestingsplan"],
    state: "in_progress",
    agent: "daan",
    text: "Taakkaart voor kavel 8 gemaakt en als ISOXML op een stick gezet. De terminal ziet de stick maar zegt 'geen taken gevonden'. Vorig jaar werkte het wel. De strooier staat donderdag klaar.",
    thread: [
      reply(
        "Hoi Henk,\n\nKun je kijken of op de stick een map TASKDATA staat, met hoofdletters, en daarin een bestand TASKDATA.XML? Sommige terminals zien het niet als er een map omheen zit.\n\nGroeten, Daan",
      ),
      answer("Er staat een map kavel8-taakkaart en daarin pas TASKDATA. Die kan ik er wel uithalen natuurlijk."),
      reply(
        "Ja, zet TASKDATA zelf op de hoofdmap van de stick, dan leest hij hem. Wij hebben vorige maand die extra map toegevoegd zodat meerdere taakkaarten op één stick passen, en dat blijkt dus niet elke terminal te snappen. Ik maak er een keuze van bij het exporteren.\n\nGroeten, Daan",
      ),
      answer("Werkt. Gestrooid en wel. Zet die keuze er wel in want dit onthoud ik niet tot volgend jaar."),
    ],
  },
  {
    by: "anouk",
    subject: "Hoogteverschil en natte plekken op de kaart tonen",
    priority: "low",
    tags: ["kaart", "wens"],
    state: "in_progress",
    agent: "ilse",
    text: "Hoi! Zouden jullie de hoogtekaart als laag kunnen toevoegen? Ik wil zien waar het water blijft staan, dan kan ik daar met de groenbemester rekening mee houden. De gegevens zijn openbaar, begreep ik.",
    thread: [
      reply(
        "Beste Anouk,\n\nLeuk idee en u bent de vierde die erom vraagt. De hoogtegegevens zijn inderdaad vrij te gebruiken. Ik neem het mee in het overleg over de kaart en kom er hier op terug.\n\nMet vriendelijke groet,\nIlse de Groot",
      ),
      note(
        "Op de lijst voor volgend kwartaal gezet. Nog uitzoeken hoe zwaar de tegels zijn op een telefoon in het veld.",
      ),
    ],
  },
  {
    by: "jan",
    subject: "Luchtfoto is van vóór de ruilverkaveling",
    tags: ["kaart", "percelen"],
    state: "waiting",
    agent: "ana",
    text: "De luchtfoto bij jullie is nog van voor de ruilverkaveling, er loopt een sloot dwars door het Nieuwe Land die er al twee jaar niet meer is. Ik teken dus in het luchtledige. Is er een nieuwere foto?",
    thread: [
      reply(
        "Dag Jan,\n\nJa, die is er: rechtsboven op de kaart zit een knopje met laagjes. Kies daar 'Luchtfoto actueel' in plaats van 'Luchtfoto hoge resolutie'. De actuele is iets minder scherp, maar wel van dit jaar.\n\nStaat de sloot daar ook nog op? Dan kijk ik verder.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "youssef",
    subject: "Kavelgrenzen uit het gps-systeem inlezen als shapefile",
    tags: ["kaart", "percelen"],
    state: "waiting",
    agent: "daan",
    text: "Ik heb een zip met shp, shx en dbf uit het gps-systeem. FDM zegt: 'onbekend coördinatenstelsel'. Wat moet ik invullen?",
    thread: [
      reply(
        "Hoi Youssef,\n\nEr mist één bestand: het .prj-bestand vertelt in welk stelsel de punten staan. Exporteer nog eens en zet het vinkje bij 'projectie' of 'prj' aan. Lukt dat niet, stuur dan de zip hierheen en zeg of je in RD of in graden meet, dan doe ik het voor je.\n\nGroeten, Daan",
      ),
    ],
  },
  {
    by: "gerrit",
    subject: "Kaart springt steeds naar Utrecht",
    priority: "low",
    tags: ["kaart"],
    state: "resolved",
    agent: "ana",
    text: "als ik de kaart open zit ik altijd in utrecht. ik woon in barneveld. elke keer schuiven",
    thread: [
      reply(
        "Dag Gerrit,\n\nDat komt doordat er nog geen adres bij je bedrijf stond; dan begint de kaart midden in het land. Ga naar Bedrijf > Gegevens, vul je postcode in en sla op. Daarna opent de kaart bij jou.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "wietske",
    subject: "Afstand meten op de kaart voor nieuwe beregening",
    priority: "low",
    tags: ["kaart"],
    state: "resolved",
    agent: "ana",
    text: "Is er een meetlint op de kaart? Wil weten hoeveel meter slang er nodig is van de put naar de achterste hoek van de Hege Mar.",
    thread: [
      reply(
        "Dag Wietske,\n\nZeker: het knopje met de liniaal, links onder de plus en min. Klik op de put, klik op de hoek, dubbelklik om te stoppen. Hij geeft meters en telt knikken mee.\n\nGroet,\nAna",
      ),
      answer("Gevonden! 412 meter. Dat wordt een duur slangetje."),
    ],
  },
  {
    by: "henk",
    subject: "Spuitspoorbreedte en rijpaden op de kaart",
    tags: ["kaart", "wens"],
    state: "closed",
    agent: "ana",
    text: "Kan ik in FDM de rijpaden op 3,15 m laten tekenen langs de langste zijde? Dat zou mooi zijn voor de bemestingskaart.",
    thread: [
      handOver("daan"),
      note(
        "Kan niet en staat ook niet op de planning; rijpaden horen in zijn gps-pakket. Wel kunnen we AB-lijnen inlezen als referentie.",
      ),
      reply(
        "Hoi Henk,\n\nZelf rijpaden tekenen kan FDM niet, en dat gaan we voorlopig ook niet maken: je gps-pakket kan dat beter. Wat wel kan: de AB-lijnen uit je gps inlezen via Kaart > Laag toevoegen. Dan zie je ze onder de taakkaart liggen.\n\nGroeten, Daan",
      ),
      answer("Duidelijk, dan doe ik het zo."),
    ],
  },
  {
    by: "bart",
    farm: "polderzicht",
    subject: "Grondsoort op de kaart klopt niet met het veld",
    tags: ["kaart", "normen"],
    state: "closed",
    agent: "mehmet",
    text: "Kavel 3 en 4 bij Polderzicht staan als zand ingekleurd, dat is gewoon zavel, dus klei voor de normen. Scheelt nogal wat ruimte. Mag ik dat aanpassen of moet dat ergens anders?",
    thread: [
      reply(
        "Goedemiddag Bart,\n\nVoor de gebruiksnormen telt de grondsoortenkaart van de overheid, niet wat de boor zegt. FDM gebruikt die kaart. Ik heb kavel 3 en 4 nagekeken: ze liggen voor 70 % in het kleivlak, maar ons bestand was van een oudere versie. Na het bijwerken staan ze nu op klei.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Perfect, de ruimte klopt nu met mijn eigen berekening."),
    ],
  },
]
