import type { AgentActor, RequesterActor } from "../access/index.js"
import type { AgentId } from "../kernel/ids.js"
import { priorities, type StatusCategory, statusCategories } from "../kernel/ticket-sets.js"
import type { InboxView } from "./inbox-sets.js"
import type { Narrowing, OperatorTerm } from "./narrowing.js"
import { momentOf } from "./search-days.js"
import type { Known } from "./search-lookup.js"
import { findValue, type IsValue, requesterIsValues, type SearchOperator, valueNames } from "./search-operators.js"
import { called, categoriesOf, nearest, statusesCalled } from "./search-values.js"

/** An operator with everything that it is given: any of `wanted`, none of `refused`. */
export type Group = { wanted: OperatorTerm[]; refused: OperatorTerm[] }
export type Context = {
  list: Narrowing
  actor: AgentActor | RequesterActor
  known: Known
  now: Date
  timeZone: string
}

type Find<Value> = { find(value: string): Value[]; names: readonly string[] }

/** Addresses are kept like this. */
export const normalEmail = (value: string) => value.trim().toLowerCase()

/** What each operator does to a list. Several of one mean any of them, but for `is` and `has`, which all have to hold. */
export const narrow: Record<SearchOperator, (group: Group, context: Context) => void> = {
  status(group, { list, actor, known: { workflow } }) {
    const all = workflow.statuses.map(({ key }) => key)
    const names = workflow.statuses.flatMap(({ key, label }) => [key, label.nl, label.en])
    const left = remaining(group, list, all, { find: (value) => statusesCalled(workflow, value), names })
    if (!left) return
    list.to("status", ...left)
    const halves = new Set(workflow.statuses.filter(({ key }) => left[0].includes(key)).map(halfOf))
    const [half, ...rest] = halves
    // Along an index, where all tickets would be gone through for the few that are open.
    if (half && rest.length === 0 && actor.type === "agent" && (list.view ?? "all") === "all") list.view = half
  },
  priority(group, { list }) {
    const left = remaining(group, list, priorities, among(valueNames.priority))
    if (left) list.to("priority", ...left)
  },
  assignee({ wanted }, { list, actor, known: { agents } }) {
    const own = actor.type === "agent" ? actor.agentId : undefined
    // One's own id and `me` are one and the same, wherever they come from.
    const toMe = <Who>(who: Who) => (who === own ? ("me" as const) : who)
    list.replace({ assignee: list.filters.assignee?.map(toMe) })
    const { find, names } = among(valueNames.assignee)
    const left = some<"me" | "none" | AgentId>(wanted, list, {
      find(value) {
        const word = find(value)
        return word.length > 0 ? word : called(agents, value).map(({ id }) => toMe(id))
      },
      names: [...names, ...agents.map(({ name }) => name)],
    })
    if (left) list.to("assignee", ...left)
  },
  tag({ wanted }, { list, known: { tags } }) {
    const find = (value: string) => called(tags, value).map(({ id }) => id)
    const left = some(wanted, list, { find, names: tags.map(({ name }) => name) })
    if (left) list.toTags(...left)
  },
  requester({ wanted }, { list, actor, known: { people } }) {
    const term = alone(wanted)
    const isMe = term && findValue({ me: valueNames.assignee.me }, term.value)
    const [person, ...namesakes] = people.filter(({ email }) => term && email === normalEmail(term.value))
    if (term && isMe) list.toOne("requester", actor.contactId, term)
    else if (term && person && namesakes.length === 0) list.toOne("requester", person.id, term)
    else list.toPeople(wanted)
  },
  farm({ wanted }, { list, known: { farms } }) {
    const term = alone(wanted)
    if (term && farms.includes(term.value)) list.toOne("farm", term.value, term)
    else list.toPeople(wanted)
  },
  after({ wanted }, context) {
    const moments = daysIn(wanted, context)
    if (moments.length > 0) context.list.from(new Date(Math.min(...moments)))
  },
  before({ wanted }, context) {
    const moments = daysIn(wanted, context)
    if (moments.length > 0) context.list.until(new Date(Math.max(...moments)))
  },
  has({ wanted }, { list }) {
    if (some(wanted, list, among(valueNames.has))) list.replace({ attachment: true })
  },
  is({ wanted, refused }, { list, actor }) {
    const { find, names } = among(valueNames.is)
    const known = actor.type === "agent" ? names : requesterIsValues
    const found: readonly IsValue[] = some(wanted, list, { find, names: known })?.[0] ?? []
    if (wanted.some(({ value }) => find(value).length === 0)) list.isEmpty = true
    if (found.includes("unread")) list.replace({ unread: true })
    if (found.includes("breached")) list.replace({ breached: true })
    const others = refused
      .flatMap(({ value }) => find(value))
      .map((half): Half => (half === "open" ? "closed" : "open"))
    const halves = new Set([...found.filter((one): one is Half => one === "open" || one === "closed"), ...others])
    const [half, ...rest] = halves
    const [term] = [...wanted, ...refused]
    if (half && term && rest.length === 0) inHalf(half, term, { list, actor })
  },
}

type Half = "open" | "closed"
const halfOf = ({ category }: { category: StatusCategory }): Half =>
  categoriesOf("open").includes(category) ? "open" : "closed"
const activeViews: readonly InboxView[] = ["mine", "unassigned", "open", "waiting"]

/** Open and closed are views, which are read along an index; within another view they are its categories. */
function inHalf(half: Half, term: OperatorTerm, { list, actor }: Pick<Context, "list" | "actor">): void {
  const { view = "all" } = list
  if (actor.type === "requester") list.to("category", categoriesForRequester(half), term)
  else if (view === "all") list.view = half
  else if (view === "mentioned") list.to("category", categoriesOf(half), term)
  else if (activeViews.includes(view) !== (half === "open")) list.contradict(term)
}

/** To the one who asked a question is open until it is closed, as in `getMyTickets`. */
function categoriesForRequester(half: Half): StatusCategory[] {
  return statusCategories.filter((category) => (category === "closed") === (half === "closed"))
}

const alone = ([only, ...others]: readonly OperatorTerm[]) => (others.length === 0 ? only : undefined)

/** Values that are the same at every desk. */
function among<Value extends string>(
  values: Readonly<Record<Value, { nl: string; en: string; also: string[] }>>,
): Find<Value> {
  const names = Object.values<{ nl: string; en: string }>(values).flatMap(({ nl, en }) => [nl, en])
  const find = (value: string) => {
    const found = findValue(values, value)
    return found === undefined ? [] : [found]
  }
  return { find, names }
}

/** What values of an operator mean, told of those that mean nothing here. */
function meaning<Value>(terms: readonly OperatorTerm[], list: Narrowing, { find, names }: Find<Value>): Value[] {
  const found = terms.flatMap((term) => {
    const values = find(term.value)
    if (values.length === 0) list.tell("unknown_value", term, nearest(term.value, names))
    return values
  })
  return [...new Set(found)]
}

/** Any of what is wanted, and the operator to name; where nothing of it is known, nothing is left of the list. */
function some<Value>(
  wanted: readonly OperatorTerm[],
  list: Narrowing,
  find: Find<Value>,
): [Value[], OperatorTerm] | undefined {
  const [term] = wanted
  if (!term) return undefined
  const values = meaning(wanted, list, find)
  if (values.length > 0) return [values.slice(0, 50), term]
  list.isEmpty = true
  return undefined
}

/** The same where all values are known, so that some can be refused as well. */
function remaining<Value>(
  { wanted, refused }: Group,
  list: Narrowing,
  all: readonly Value[],
  find: Find<Value>,
): [Value[], OperatorTerm] | undefined {
  const [values, term] = some(wanted, list, find) ?? [all, refused[0]]
  if (!term || list.isEmpty) return undefined
  const without = meaning(refused, list, find)
  const left = values.filter((value) => !without.includes(value))
  if (left.length > 0) return left.length < all.length ? [left, term] : undefined
  list.contradict(term)
  return undefined
}

function daysIn(terms: readonly OperatorTerm[], { list, now, timeZone }: Context): number[] {
  const moments = terms.flatMap((term) => {
    const at = momentOf(term.value, now, timeZone)
    if (!at) list.tell("no_such_day", term)
    return at ? [at.getTime()] : []
  })
  if (terms.length > 0 && moments.length === 0) list.isEmpty = true
  return moments
}
