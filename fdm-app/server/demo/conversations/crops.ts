import { answer, type Conversation, note, reply } from "../conversation.ts"

/** Crops: rotation, catch crops, sowing and harvest. */
export const crops: Conversation[] = [
  {
    by: "gerrit",
    subject: "Vanggewas na mais invullen",
    priority: "high",
    tags: ["gewassen"],
    state: "unassigned",
    text: "waar vul ik in dat er rogge na de mais staat. gezaaid 28 sept. wil niet die korting krijgen",
  },
  {
    by: "anouk",
    subject: "Strokenteelt: zes gewassen op één perceel",
    tags: ["gewassen", "percelen"],
    state: "open",
    agent: "mehmet",
    text: "Hoi! We beginnen met strokenteelt op Beekdal: stroken van 6 meter met om en om prei, kool, gras-klaver, aardappel, pompoen en winterpeen. Dat zijn 38 stroken. Moet ik 38 percelen tekenen?? Of kan ik zeggen: dit perceel bestaat voor 1/6 uit elk?",
    thread: [
      note(
        "Voor de opgave mag je gelijke stroken samen nemen, maar dat ondersteunt FDM nog niet. Eerst vragen aan Ilse of we het beloven of een omweg geven.",
      ),
    ],
  },
  {
    by: "henk",
    subject: "Rustgewas in de rotatie: kleurt rood terwijl er tarwe stond",
    tags: ["gewassen", "normen"],
    state: "in_progress",
    agent: "ana",
    text: "Kavel 2 kleurt rood bij 'rustgewas 1 op 4' maar twee jaar terug stond er gewoon wintertarwe op. Wel onder de oude kavelnaam, toen was het nog 2 en 3 samen.",
    thread: [
      reply(
        "Dag Henk,\n\nDat verklaart het: FDM kijkt naar de geschiedenis van kavel 2, en die begint pas bij de splitsing. De tarwe hangt nog aan de oude kavel. Ik vraag een collega om de geschiedenis te laten meeverhuizen bij een splitsing. Voor de eis zelf hoef je je geen zorgen te maken als de tarwe in je opgave van dat jaar staat.\n\nGroet,\nAna",
      ),
      note(
        "Let op: rustgewas-eis geldt op zand en löss, Polderzicht ligt op klei. Eigenlijk hoort de hele melding hier niet te komen. Doorgezet.",
      ),
    ],
  },
  {
    by: "piet",
    subject: "Bollenras ontbreekt in de gewaslijst",
    priority: "low",
    tags: ["gewassen", "wens"],
    state: "in_progress",
    agent: "ana",
    text: "Kan ik ergens het ras opgeven? Ik heb 14 tulpenrassen en wil per ras bijhouden wat ze nodig hebben. Nu zet ik het in de naam van het perceel maar dat wordt een rommeltje.",
    thread: [
      reply(
        "Dag Piet,\n\nEen veld voor het ras is er nog niet. Hoe zou je het willen gebruiken: alleen om op te zoeken, of ook om de bemesting per ras te vergelijken? Dan beschrijf ik het goed voor de makers.\n\nGroet,\nAna",
      ),
      answer("Vooral vergelijken. Dus gift per ras en opbrengst per ras onder elkaar. En afdrukken."),
    ],
  },
  {
    by: "tom",
    subject: "Lily field shows as 'unknown crop' after import",
    tags: ["gewassen", "brp"],
    state: "waiting",
    agent: "ana",
    text: "After importing our parcels from the register, the two lily fields (Zandvaart and Molenweg) say 'unknown crop'. The tulips and daffodils came through fine. The nitrogen norm is empty for them as well.",
    thread: [
      reply(
        "Hi Tom,\n\nThanks for the clear description. The register has separate codes for lilies grown for bulbs and for cut flowers, and yours came in with one we don't have yet. Are both fields for bulb production? Then I'll set them by hand for now.\n\nKind regards,\nAna",
      ),
    ],
  },
  {
    by: "wietske",
    subject: "Graslandvernieuwing melden en korting",
    tags: ["gewassen", "normen"],
    state: "resolved",
    agent: "mehmet",
    text: "We gaan de Hege Mar scheuren en opnieuw inzaaien. Moet ik dat in FDM melden en gaat er dan stikstof van de norm af?",
    thread: [
      reply(
        "Goedemiddag Wietske,\n\nVoer het in bij Gewassen > Bewerking > Graslandvernieuwing, met de datum. Of er een korting geldt en in welke periode u mag scheuren hangt af van de grondsoort; FDM toont dat zodra u de datum invult. De melding bij RVO zelf doet u daar, dat gaat niet via FDM.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Op veen is het dus anders dan op zand, zie ik nu in de tekst eronder. Fijn dat dat er bij staat."),
    ],
  },
  {
    by: "jan",
    subject: "Mais als MKS geoogst in plaats van snijmais",
    tags: ["gewassen"],
    state: "resolved",
    agent: "ana",
    text: "Het halve Grote Stuk is als MKS geoogst in plaats van snijmais. Moet ik dan het gewas wijzigen of alleen de oogst? Opgegeven als snijmais (259).",
    thread: [
      reply(
        "Dag Jan,\n\nVoor FDM is de oogst genoeg: Gewassen > Oogst > product 'MKS' voor dat deel. De opbrengst en de afvoer in de balans kloppen dan. Of je de gewascode bij RVO moet aanpassen hangt ook samen met de zaaidatum van je vanggewas; dat staat bij hen op de pagina over vanggewassen.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "youssef",
    subject: "Opbrengst van de weegbrug inlezen",
    tags: ["gewassen"],
    state: "closed",
    agent: "daan",
    text: "Weegbrug geeft een csv met kavel, datum, bruto, tarra, netto. Kan die in FDM? 212 regels van de suikerbieten.",
    thread: [
      reply(
        "Hoi Youssef,\n\nJa: Oogst > Importeren, kies csv en wijs de kolommen aan (kavel, datum, netto). FDM telt de vrachten per kavel op. De kolom kavel moet precies zo heten als in FDM, dus 'Kavel 3' en niet '3'.\n\nGroeten, Daan",
      ),
      answer("Gelukt, 212 regels in 14 kavels. 91 ton/ha gemiddeld, kan slechter."),
    ],
  },
  {
    by: "anouk",
    subject: "Groenbemester onderwerken: telt de stikstof volgend jaar?",
    tags: ["gewassen", "bemestingsplan"],
    state: "closed",
    agent: "mehmet",
    text: "Ik laat de gras-klaver doorgroeien tot het voorjaar en werk hem dan onder voor de aardappels. Houdt FDM er rekening mee dat daar veel stikstof uit vrijkomt?",
    thread: [
      reply(
        "Goedemiddag Anouk,\n\nJa, als u bij de groenbemester de datum van onderwerken en de stand (matig, goed, zwaar) invult. FDM trekt de nalevering dan af van het advies voor het volggewas. Voor de wettelijke norm verandert er niets: nalevering is geen gift.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Super, dat onderscheid is precies wat ik wilde weten."),
    ],
  },
]
