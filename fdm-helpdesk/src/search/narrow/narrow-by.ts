import type { DeskActor, RequesterActor } from "../../access/index.js"
import type { TagId } from "../../kernel/ids.js"
import { type StatusCategory, statusCategories } from "../../kernel/ticket-sets.js"
import type { InboxView } from "../../list/inbox-sets.js"
import type { Field, Value } from "../../ticket/fields/field.js"
import { type FieldName, ticketFields } from "../../ticket/fields/ticket-fields.js"
import { momentOf } from "../language/search-days.js"
import {
  findValue,
  type IsValue,
  isValues,
  operators,
  type SearchOperator,
  wordOf,
} from "../language/search-operators.js"
import { called, categoriesOf, nearest, statusesCalled } from "../language/search-values.js"
import type { Narrowing, OperatorTerm } from "./narrowing.js"
import type { Known } from "./search-lookup.js"

/** An operator with everything that it is given: any of `wanted`, none of `refused`. */
export type Group = { wanted: OperatorTerm[]; refused: OperatorTerm[] }
export type Context = {
  list: Narrowing
  actor: DeskActor | RequesterActor
  known: Known
  now: Date
  timeZone: string
}

type Find<Found> = { find(value: string): Found[]; names: readonly string[] }

/** Addresses are kept like this. */
export const normalEmail = (value: string) => value.trim().toLowerCase()

/** What an operator does to a list. Several of one mean any of them, but for `is`, which all have to hold. */
export function narrow(operator: SearchOperator, group: Group, context: Context): void {
  const { field: name, bound } = operators[operator]
  const field: Field | undefined = name && ticketFields[name]
  if (!name || !field) narrowIs(group, context)
  else if (field.kind === "status") narrowStatus(group, context)
  else if (field.kind === "choice") narrowChoice(name, field, group, context)
  else if (field.kind === "reference") narrowReference(name, field, group, context)
  else if (field.kind === "set") narrowSet(field, group, context)
  else if (field.kind === "party") narrowParty(name, field, group, context)
  else if (field.kind === "time" && bound) narrowTime(field.filter?.name ?? name, bound, group, context)
}

type Of<Kind extends Field["kind"]> = Extract<Field, { kind: Kind }>

function narrowStatus(group: Group, { list, actor, known: { workflow } }: Context): void {
  const all = workflow.statuses.map(({ key }) => key)
  const names = workflow.statuses.flatMap(({ key, label }) => [key, label.nl, label.en])
  const left = remaining(group, list, all, { find: (value) => statusesCalled(workflow, value), names })
  if (!left) return
  list.to("status", ...left)
  const halves = new Set(workflow.statuses.filter(({ key }) => left[0].includes(key)).map(halfOf))
  const [half, ...rest] = halves
  // Along an index, where all tickets would be gone through for the few that are open.
  if (half && rest.length === 0 && actor.type !== "requester" && (list.view ?? "all") === "all") list.view = half
}

function narrowChoice(name: FieldName, { choices }: Of<"choice">, group: Group, { list }: Context): void {
  const left = remaining(group, list, Object.keys(choices), among(choices))
  if (left) list.to(name, ...left)
}

function narrowReference(name: FieldName, { to, me, none }: Of<"reference">, group: Group, context: Context): void {
  const { list, actor, known } = context
  const own = me && actor.type === "agent" ? actor.agentId : undefined
  // One's own id and `me` are one and the same, wherever they come from.
  const toMe = (id: string) => (id === own ? "me" : id)
  list.replace({ [name]: list.given<string[]>(name)?.map(toMe) })
  const { find, names } = among<string>(me ? { me, none } : { none })
  const things = known.names[to] ?? []
  const left = some(group.wanted, list, {
    find(value): string[] {
      const word = find(value)
      return word.length > 0 ? word : called(things, value).map(({ id }) => toMe(id))
    },
    names: [...names, ...things.map((thing) => thing.name)],
  })
  if (left) list.to(name, ...left)
}

function narrowSet({ to }: Of<"set">, { wanted }: Group, { list, known }: Context): void {
  const things = known.names[to] ?? []
  const find = (value: string) => called(things, value).map(({ id }) => id as TagId)
  const left = some(wanted, list, { find, names: things.map(({ name }) => name) })
  if (left) list.toTags(...left)
}

function narrowParty(name: FieldName, { to }: Of<"party">, { wanted }: Group, context: Context): void {
  const term = alone(wanted)
  const id = term && (to === "contact" ? contactCalled : farmCalled)(term.value, context)
  if (term && id) context.list.toOne(name, id, term)
  else context.list.toPeople(wanted)
}

function contactCalled(value: string, { actor, known: { people } }: Context): string | undefined {
  if ("contactId" in actor && findValue({ me: ticketFields.assignee.me }, value)) return actor.contactId
  const [person, ...namesakes] = people.filter(({ email }) => email === normalEmail(value))
  return namesakes.length === 0 ? person?.id : undefined
}

const farmCalled = (value: string, { known: { farms } }: Context) => farms.find((id) => id === value)

function narrowTime(name: string, bound: "from" | "to", { wanted }: Group, context: Context): void {
  const moments = daysIn(wanted, context)
  if (moments.length === 0) return
  const at = bound === "from" ? Math.min(...moments) : Math.max(...moments)
  context.list.toTime(name, bound, new Date(at))
}

function narrowIs({ wanted, refused }: Group, { list, actor }: Context): void {
  const { find, names } = among<IsValue>(isValues)
  const found: readonly IsValue[] = some(wanted, list, { find, names })?.[0] ?? []
  if (wanted.some(({ value }) => find(value).length === 0)) list.isEmpty = true
  if (found.includes("unread")) list.replace({ unread: true })
  const others = refused.flatMap(({ value }) => find(value)).map((half): Half => (half === "open" ? "closed" : "open"))
  const halves = new Set([...found.filter((one): one is Half => one === "open" || one === "closed"), ...others])
  const [half, ...rest] = halves
  const [term] = [...wanted, ...refused]
  if (half && term && rest.length === 0) inHalf(half, term, { list, actor })
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
function among<Key extends string>(values: Readonly<Record<Key, Value>>): Find<Key> {
  const find = (value: string) => {
    const found = findValue(values, value)
    return found === undefined ? [] : [found]
  }
  return { find, names: Object.values<Value>(values).flatMap((value) => [wordOf(value, "nl"), wordOf(value, "en")]) }
}

/** What values of an operator mean, told of those that mean nothing here. */
function meaning<Found>(terms: readonly OperatorTerm[], list: Narrowing, { find, names }: Find<Found>): Found[] {
  const found = terms.flatMap((term) => {
    const values = find(term.value)
    if (values.length === 0) list.tell("unknown_value", term, nearest(term.value, names))
    return values
  })
  return [...new Set(found)]
}

/** Any of what is wanted, and the operator to name; where nothing of it is known, nothing is left of the list. */
function some<Found>(
  wanted: readonly OperatorTerm[],
  list: Narrowing,
  find: Find<Found>,
): [Found[], OperatorTerm] | undefined {
  const [term] = wanted
  if (!term) return undefined
  const values = meaning(wanted, list, find)
  if (values.length > 0) return [values.slice(0, 50), term]
  list.isEmpty = true
  return undefined
}

/** The same where all values are known, so that some can be refused as well. */
function remaining<Found>(
  { wanted, refused }: Group,
  list: Narrowing,
  all: readonly Found[],
  find: Find<Found>,
): [Found[], OperatorTerm] | undefined {
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
