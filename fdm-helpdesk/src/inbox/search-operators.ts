/**
 * The operators of the search language and the words that each is known by, Dutch and English alike: who switches
 * languages, or pastes what a colleague searched for, finds the same. Pure, for pages and the server.
 */
export const searchOperators = [
  "status",
  "priority",
  "assignee",
  "tag",
  "requester",
  "farm",
  "after",
  "before",
  "has",
  "is",
] as const
/** One of `searchOperators`. */
export type SearchOperator = (typeof searchOperators)[number]

/** What requesters can use in their own questions. What the desk does with a question is none of it. */
export const requesterOperators: readonly SearchOperator[] = ["farm", "after", "before", "is"]

type Names = Readonly<Record<"nl" | "en", string>> & { also?: readonly string[] }

/** The name that is offered in each language, and others that are understood. */
export const operatorNames: Readonly<Record<SearchOperator, Names>> = {
  status: { nl: "status", en: "status", also: ["state"] },
  priority: { nl: "prioriteit", en: "priority", also: ["prio"] },
  assignee: { nl: "toegewezen", en: "assignee", also: ["assigned", "behandelaar"] },
  tag: { nl: "label", en: "tag", also: ["labels", "tags"] },
  requester: { nl: "vrager", en: "requester", also: ["aanvrager", "van", "from"] },
  farm: { nl: "bedrijf", en: "farm", also: [] },
  after: { nl: "na", en: "after", also: ["vanaf", "since"] },
  before: { nl: "voor", en: "before", also: ["until"] },
  has: { nl: "heeft", en: "has", also: ["met"] },
  is: { nl: "is", en: "is" },
}

/** Everything that `is:` can say. */
export const isValues = ["open", "closed", "unread", "breached"] as const
/** One of `isValues`. */
export type IsValue = (typeof isValues)[number]
/** What of it requesters can ask. */
export const requesterIsValues: readonly IsValue[] = ["open", "closed", "unread"]

/** Values that are the same at every desk, by operator. */
export const valueNames = {
  is: {
    open: { nl: "open", en: "open", also: [] },
    closed: { nl: "gesloten", en: "closed", also: ["dicht", "klaar", "done"] },
    unread: { nl: "ongelezen", en: "unread", also: [] },
    breached: { nl: "te-laat", en: "breached", also: ["telaat", "late", "overdue"] },
  },
  has: { attachment: { nl: "bijlage", en: "attachment", also: ["bijlagen", "attachments"] } },
  priority: {
    low: { nl: "laag", en: "low", also: [] },
    normal: { nl: "normaal", en: "normal", also: ["gewoon"] },
    high: { nl: "hoog", en: "high", also: [] },
    urgent: { nl: "urgent", en: "urgent", also: ["dringend", "spoed"] },
  },
  assignee: {
    me: { nl: "ik", en: "me", also: ["mij"] },
    none: { nl: "niemand", en: "none", also: ["nobody", "geen"] },
  },
  category: {
    new: { nl: "nieuw", en: "new", also: [] },
    active: { nl: "in behandeling", en: "active", also: ["bezig"] },
    scheduled: { nl: "ingepland", en: "scheduled", also: ["gepland"] },
    waiting: { nl: "wacht", en: "waiting", also: ["wachtend"] },
    resolved: { nl: "opgelost", en: "resolved", also: [] },
    closed: { nl: "gesloten", en: "closed", also: [] },
  },
} satisfies Record<string, Record<string, Names>>

/**
 * Words as two people type them differently: without case, accents, and what joins words (`in_progress`, `in-progress`
 * and `In progress` are one).
 */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ")
    .trim()
}

const namesOf = (names: Names): string[] => [names.nl, names.en, ...(names.also ?? [])]

const operatorByName = new Map(
  searchOperators.flatMap((operator) => namesOf(operatorNames[operator]).map((name) => [name, operator] as const)),
)

/** The operator that goes by this name, in either language. */
export function findOperator(name: string): SearchOperator | undefined {
  return operatorByName.get(plain(name))
}

/** Every name of an operator, the one of a language first. */
export function allNamesOf(operator: SearchOperator, locale: "nl" | "en"): string[] {
  return [...new Set([operatorNames[operator][locale], ...namesOf(operatorNames[operator])])]
}

/** What a word means among values that are the same at every desk. */
export function findValue<Value extends string>(
  values: Readonly<Record<Value, Names>>,
  written: string,
): Value | undefined {
  const wanted = plain(written)
  const keys = Object.keys(values) as Value[]
  return keys.find((key) => plain(key) === wanted || namesOf(values[key]).some((name) => plain(name) === wanted))
}
