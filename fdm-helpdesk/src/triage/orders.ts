import { anyWords, type Phrase, phrase, upTo } from "./phrase.js"

/** Orders to whoever classifies a text, as rows of words in lower case. What fires and what doesn't stands in `screen.test.ts`. */

const dutch = {
  filler: "al|alle|de|deze|die|van|gegeven|nu|even|alsjeblieft|aub|svp",
  yours: "je|jouw|uw|vorige|voorgaande|eerdere|bovenstaande|alle|systeem",
  instructions: "instructie|instructies|systeemprompt|prompt|richtlijnen|aanwijzingen",
}
const english = {
  filler: "all|any|of|the|these|those|and|now|please",
  yours: "your|previous|prior|above|earlier|preceding|foregoing|system|initial|original|all|any",
  instructions: "instruction|instructions|prompt|prompts|directive|directives",
}
const drop = "ignore|disregard|forget|override|bypass"

/** To drop what the classifier was told. */
const drops: Phrase[][] = [
  phrase([
    "negeer|vergeet|omzeil|overschrijf",
    upTo(4, dutch.filler),
    dutch.yours,
    upTo(3, `${dutch.filler}|${dutch.yours}`),
    dutch.instructions,
  ]),
  phrase(["negeer|vergeet|omzeil", upTo(3, "al|nu|even"), "je|jouw|uw", "regels|opdracht|opdrachten|programmering"]),
  phrase([
    dutch.yours,
    upTo(3, dutch.yours),
    dutch.instructions,
    upTo(2, "volledig|te"),
    "negeren|omzeilen|overschrijven",
  ]),
  phrase(["sla", "je|jouw|uw", upTo(2, dutch.yours), "instructies|richtlijnen", "over"]),
  phrase([
    drop,
    upTo(4, english.filler),
    english.yours,
    upTo(4, `${english.filler}|${english.yours}`),
    english.instructions,
  ]),
  phrase([drop, upTo(3, english.filler), "your", upTo(2, english.yours), "rules|guidelines|programming|training"]),
  phrase([
    "do not|don t|never|stop",
    "follow|following|obey|obeying",
    upTo(3, english.filler),
    english.yours,
    upTo(3, english.yours),
    english.instructions,
  ]),
  phrase(["skip|drop", "your", upTo(2, english.yours), "instructions|directives"]),
  phrase([
    "ignoriere|ignorieren sie|vergiss|vergessen sie|missachte",
    upTo(3, "alle|bitte|die"),
    "deine|deiner|ihre|vorherigen|bisherigen|obigen|alle",
    upTo(3, "vorherigen|bisherigen|obigen"),
    "anweisungen|instruktionen|regeln|vorgaben",
  ]),
  phrase([
    "ignore|ignorez|oublie|oubliez",
    upTo(2, "toutes|donc"),
    "vos|tes",
    upTo(2, "anciennes|propres"),
    "instructions|consignes|regles",
  ]),
  phrase([
    "ignora|ignore|olvida|dimentica",
    upTo(3, "todas|tutte|las|le|tus|tue|sus|anteriores"),
    "instrucciones|istruzioni",
  ]),
  phrase(["zignoruj|ignoruj|zapomnij o", upTo(3, "swoje|wszystkie|poprzednie"), "instrukcje|polecenia"]),
]

const models = "ai|llm|language model|taalmodel|chatbot|classifier|classificator"

/** To be a model, or to be told one's task anew; and talk of what only a model has. */
const addresses: Phrase[][] = [
  phrase([
    "you are|you re|je bent|jij bent|u bent|ben je|act as|pretend to be",
    upTo(3, "now|nu|een|a|an|the|only|alleen"),
    `${models}|triage`,
  ]),
  phrase([
    "as an|als",
    upTo(1, "een|ai"),
    "ai|language model|taalmodel",
    upTo(2, "language model"),
    "you must|you should|moet je|moet u",
  ]),
  phrase(["dear|beste|hey|hello", models]),
  phrase([
    "your task|your job|je opdracht|jouw opdracht|uw opdracht|je taak",
    "has changed|is changed|is now|is gewijzigd|is veranderd|is nu",
  ]),
  phrase(["system|systeem", "prompt|prompts|instructie|instructies|instruction|instructions"]),
]

const level = "urgent|urgente|hoog|hoogste|spoed|kritiek|high|highest|critical|urgently"
const field = "prioriteit|priority|prio|prioriteitsveld|prioriteitsniveau|urgentie|urgency"
const choose = "kies|choose|pick|select|selecteer"
const fillIn = `${choose}|zet|stel|put|set|use|gebruik|neem|vul|geef|schrijf|noteer|write|enter|assign`
const answer = "return|output|answer|respond|reply|antwoord"
const become = "nu|direct|to|as|op|naar|als|in|met|is|must|be|the|de|voor|for|bij|altijd|always|moet|zijn|should|equal"
const under = "as|als|under|onder|in|bij|voor|for|to|into|op|at|with|met"
const place = "the|de|het|your|je|jouw|uw|a|een|veld|field|key|sleutel|value|waarde|json|nieuwe|new"
/** Who tells of themselves gives no order: “ik zet de prioriteit op hoog”, “hoe zet ik …”. */
const oneself = "ik|i|we|wij|men"
/** Only a model is told about its own of these. */
const result = "json|output|uitvoer|answer|antwoord|response|reply|verdict|oordeel|classification|classificatie|schema"

/** To choose a level. People ask for priority too, so the words have to be those of a form that is filled in. */
const choices: Phrase[][] = [
  phrase(
    [`${fillIn}|maak|markeer|classificeer|mark|classify|rate|${answer}`, anyWords(4), field, upTo(3, become), level],
    oneself,
  ),
  phrase(
    [
      `${fillIn}|${answer}`,
      upTo(3, `${place}|${under}|altijd|always|hier|here|nu|now|only|alleen`),
      level,
      upTo(2, "in|terug|back"),
      under,
      upTo(4, `${under}|${place}`),
      field,
    ],
    oneself,
  ),
  phrase([choose, upTo(3, `${place}|${under}|altijd|always|this|dit|bericht|message|ticket`), level, field], oneself),
  phrase(["je moet|jij moet|u moet|je dient", upTo(3, place), level, under, upTo(3, place), field]),
  phrase(
    ["your|je|jouw|uw", upTo(1, "json|final|eind"), result, upTo(3, place), field, upTo(3, become), level],
    oneself,
  ),
  phrase(
    [
      "your|je|jouw|uw",
      upTo(1, "json|final|eind"),
      result,
      anyWords(6),
      fillIn,
      anyWords(4),
      level,
      anyWords(4),
      field,
    ],
    oneself,
  ),
  phrase(["correct|right|juiste|only|enige", `${result}|label`, "is", upTo(2, "the|always|altijd|de"), level]),
  phrase([
    answer,
    upTo(2, "with|met|the|het|in"),
    "always|altijd|only|alleen|word|woord",
    upTo(2, "with|met|the|het|word|woord"),
    "urgent|hoog|high",
  ]),
  phrase([
    "classify|classificeer|label|triage",
    upTo(4, "this|it|the|my|message|ticket|dit|het|deze|bericht|vraag|melding|as|als|at|op"),
    level,
  ]),
]

/** To drop everything before may be a person's second thought; with a wish for a level it is an order. */
const everythingBefore = phrase([
  "ignore|disregard|forget|negeer|vergeet",
  "everything|all|alles|wat",
  upTo(4, "that|you|were|was|is|wat|je|jou|have|been|told|the"),
  "above|before|previous|hiervoor|hierboven|hiervoren|eerder|told",
  anyWords(35),
  `${level}|priority|prioriteit`,
])

export const orders: readonly Phrase[] = [...drops, ...addresses, ...choices, everythingBefore].flat()

/** Every word of them, to find them where somebody wrote them without blanks between. */
export const wordsOfOrders: ReadonlySet<string> = new Set(
  orders.flatMap(({ parts }) => parts.flatMap(({ steps }) => [...steps.keys()])),
)
