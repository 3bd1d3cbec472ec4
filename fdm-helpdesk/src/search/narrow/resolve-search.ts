import type { DeskActor, RequesterActor } from "../../access/index.js"
import type { Db } from "../../kernel/index.js"
import type { InboxFilters } from "../../list/inbox-filters.js"
import type { InboxView } from "../../list/inbox-sets.js"
import { ticketFields } from "../../ticket/fields/ticket-fields.js"
import {
  findValue,
  isValues,
  operators,
  requesterOperators,
  type SearchOperator,
  takesMinus,
} from "../language/search-operators.js"
import { readSearch, type SearchHint, type SearchTerm } from "../language/search-terms.js"
import { type Context, type Group, narrow, normalEmail } from "./narrow-by.js"
import { Narrowing, type OperatorTerm } from "./narrowing.js"
import { type Known, lookUp } from "./search-lookup.js"

type Asked = { text: string; view?: InboxView | undefined; filters: InboxFilters; timeZone: string }

/** What a search asks for, once its operators are understood. */
export type MeantSearch = {
  view: InboxView | undefined
  /** Those that came beside the text and those of its operators: all of them hold. */
  filters: InboxFilters
  /** Words and phrases, with those that must not be there. */
  words: SearchTerm[]
  /** Who asked, or for which farm: of each list, one text has to be found in the names. All of its words have to be. */
  people: string[][]
  /** Were there operators that count? */
  hasOperators: boolean
  /** Operators that leave nothing to be found. */
  findsNothing: boolean
  hints: SearchHint[]
}

/** More of one operator than this nobody writes by hand; a list takes no more. */
const maxValues = 50

/**
 * Makes filters of operators, with one statement when names have to be looked up. Several of one operator mean any of
 * them. What an operator is given that the desk doesn't know finds nothing: to leave it out would show what nobody asked for.
 */
export async function resolveSearch(
  db: Db,
  actor: DeskActor | RequesterActor,
  { text, view, filters, timeZone }: Asked,
  now: Date,
): Promise<MeantSearch> {
  const { terms, hints } = readSearch(text)
  const list = new Narrowing(view, filters, hints)
  const operators = terms.filter((term): term is OperatorTerm => term.kind === "operator" && term.value !== "")
  const groups = grouped(operators, actor, list)
  const known = groups.size > 0 ? await knownFor(db, actor, groups) : nothingKnown
  for (const [operator, group] of groups) narrow(operator, group, { list, actor, known, now, timeZone })
  return {
    view: list.view,
    filters: list.filters,
    words: terms.filter(({ kind }) => kind !== "operator"),
    people: list.people,
    hasOperators: groups.size > 0,
    findsNothing: list.isEmpty,
    hints: list.hints,
  }
}

/** Operators that this actor can use, each with what it is given. */
function grouped(terms: OperatorTerm[], actor: Context["actor"], list: Narrowing): Map<SearchOperator, Group> {
  const groups = new Map<SearchOperator, Group>()
  for (const term of terms) {
    const group = groups.get(term.operator) ?? { wanted: [], refused: [] }
    const values = term.isExcluded ? group.refused : group.wanted
    if (actor.type === "requester" && !requesterOperators.includes(term.operator)) list.tell("not_for_requesters", term)
    else if (term.isExcluded && !canRefuse(term)) list.tell("cannot_exclude", term)
    else if (values.length === maxValues) list.tell("too_many", term)
    else {
      values.push(term)
      groups.set(term.operator, group)
    }
  }
  return groups
}

/** What is read is no half that the other is left of. */
function canRefuse({ operator, value }: OperatorTerm): boolean {
  return takesMinus(operator) && (operator !== "is" || findValue(isValues, value) !== "unread")
}

const nothingKnown: Known = { workflow: undefined as never, names: {}, people: [], farms: [] }

/** Whether it takes the database to know what an operator is given. */
function looksUp(operator: SearchOperator): boolean {
  const { field } = operators[operator]
  return field !== undefined && ["status", "set", "reference", "party"].includes(ticketFields[field].kind)
}

async function knownFor(db: Db, actor: Context["actor"], groups: Map<SearchOperator, Group>): Promise<Known> {
  if (![...groups.keys()].some(looksUp)) return nothingKnown
  const valuesOf = (operator: SearchOperator) => groups.get(operator)?.wanted.map(({ value }) => value) ?? []
  const emails = actor.type !== "requester" ? valuesOf("requester").map(normalEmail) : []
  return lookUp(db, actor, { emails: emails.filter((value) => value.includes("@")), farms: valuesOf("farm") })
}
