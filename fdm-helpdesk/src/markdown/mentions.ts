import type { Block, Inline } from "./blocks.js"
import { parseMarkdown } from "./parse-markdown.js"

/**
 * Somebody whom a note can call: by the whole name, or by a first name that no other has. Who left (`isActive` is false)
 * is called only by a name that nobody has who is still there.
 */
export type Nameable = { name: string; isActive?: boolean }

/** Where a text calls somebody, as offsets in it, the `@` included. */
export type Called<Person> = { from: number; to: number; person: Person }

/** What stands before an `@` that belongs to an address, or to another name. */
const beforeAddress = /[\p{L}\p{N}_@]/u
/** What goes on after a name makes it another name: `@Ana` is not called in `@Anabel`, `@ana-maria` or `@ana.visser`. */
const goesOn = /^(?:[\p{L}\p{N}_@]|[.'’-][\p{L}\p{N}])/u
/** The genitive of English: `@Ana's`. */
const genitive = /^['’]s(?![\p{L}\p{N}])/u

/**
 * Where a text calls people with `@`: the whole name, the longest that fits, in any case, or a first name that only one of
 * them has. Linear in the length of the text.
 */
export function findMentions<Person extends Nameable>(text: string, people: readonly Person[]): Called<Person>[] {
  return text.includes("@") ? mentionsOf(text, callableNames(people)) : []
}

function mentionsOf<Person>(text: string, names: Callables<Person>): Called<Person>[] {
  const found: Called<Person>[] = []
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (at > 0 && beforeAddress.test(text[at - 1] ?? "")) continue
    const called = names.get(firstLetter(text, at + 1))?.find(({ name }) => isNameAt(text, at + 1, name))
    if (called) found.push({ from: at, to: at + 1 + called.name.length, person: called.person })
  }
  return found
}

/** Whom a note calls, each once: what stands in code calls nobody. */
export function mentionsIn<Person extends Nameable>(body: string, people: readonly Person[]): Person[] {
  if (!body.includes("@")) return []
  const names = callableNames(people)
  const called = new Set<Person>()
  for (const text of textsOf(parseMarkdown(body))) for (const { person } of mentionsOf(text, names)) called.add(person)
  return [...called]
}

function isNameAt(text: string, at: number, name: string): boolean {
  if (text.slice(at, at + name.length).toLowerCase() !== name) return false
  const rest = text.slice(at + name.length, at + name.length + 3)
  return !goesOn.test(rest) || genitive.test(rest)
}

type Callable<Person> = { name: string; person: Person }
type Callables<Person> = Map<string, Callable<Person>[]>

/** By first letter, longest first. Of people who share a whole name, the first is meant. */
function callableNames<Person extends Nameable>(people: readonly Person[]): Callables<Person> {
  const there = people.filter(({ isActive }) => isActive !== false)
  const gone = people.filter(({ isActive }) => isActive === false)
  const byName = new Map<string, Person>()
  const keep = (name: string, person: Person) => void (name !== "" && !byName.has(name) && byName.set(name, person))
  for (const person of [...there, ...gone]) keep(person.name.toLowerCase(), person)
  const taken = Map.groupBy(there, firstName)
  const left = Map.groupBy(gone, firstName)
  for (const [name, [person, another]] of taken) if (person && !another) keep(name, person)
  for (const [name, [person, another]] of left) if (person && !another && !taken.has(name)) keep(name, person)
  const all = [...byName].map(([name, person]) => ({ name, person })).sort((a, b) => b.name.length - a.name.length)
  return Map.groupBy(all, ({ name }) => firstLetter(name, 0))
}

function firstName({ name }: Nameable): string {
  return name.toLowerCase().split(" ")[0] ?? ""
}

function firstLetter(text: string, at: number): string {
  return (text[at] ?? "").toLowerCase()
}

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.type === "list") for (const item of block.items) yield* textsOf(item)
    else if (block.type === "quote") yield* textsOf(block.children)
    else if (block.type === "plain") yield block.text
    else if (block.type !== "code") yield* textsWithin(block.children)
  }
}

function* textsWithin(inlines: readonly Inline[]): Generator<string> {
  for (const inline of inlines) {
    if (inline.type === "text") yield inline.text
    else if ("children" in inline && inline.type !== "link") yield* textsWithin(inline.children)
  }
}
