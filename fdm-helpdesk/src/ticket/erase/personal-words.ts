import { or, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { redactedMark } from "../message/redacted-mark.js"

/**
 * What others call a person by in what they write, as regular expressions of Postgres. `anywhere` is the full name and the
 * address. A first or last name alone is many people's and many a word's, so it counts only where somebody is spoken to or
 * takes leave: `greeted` takes the lead-in along in its first group.
 */
export type PersonalWords = { anywhere: string; greeted?: string }

const leadIns =
  "beste|lieve|geachte|hallo|hoi|hi|hey|hee|ha|dag|goedemorgen|goedemiddag|goedenavond|goedendag|dear|hello|good (?:morning|afternoon|evening)|groet(?:en|jes)?|mvg|bedankt|dank je|dankjewel|thanks|thank you|regards|greetings"
const titles = "(?:de\\s+)?(?:heer|mevrouw|meneer|mijnheer|mr|mrs|ms|dhr|mw|mevr)\\.?"

/** Undefined for somebody of whom neither name nor address is known: nothing can be told to be theirs then. */
export function personalWords({ names, emails }: { names: string[]; emails: string[] }): PersonalWords | undefined {
  const known = names.map((name) => name.split(/\s+/).filter(Boolean)).filter((tokens) => tokens.join("").length > 1)
  const full = [...emails.filter(Boolean).map(wholeAddress), ...known.map(wholeName)]
  if (full.length === 0) return undefined
  const parts = known.flatMap(([first = "", ...rest]) => [first, rest.join(" ")]).filter((part) => part.length > 1)
  const anywhere = full.join("|")
  if (parts.length === 0) return { anywhere }
  return { anywhere, greeted: `(\\m(?:${leadIns})(?:\\s+${titles})?[\\s,]+)(?:${parts.map(spaced).join("|")})${ends}` }
}

const begins = "(?<![[:alnum:]])"
const ends = "(?![[:alnum:]])"

/** Another address may end as this one does. */
function wholeAddress(email: string): string {
  return `(?<![[:alnum:]._%+-])${escaped(email)}`
}

/** A name of one word is a word of its own; behind a longer one there may be a letter (“Wim de Boers perceel”). */
function wholeName(tokens: string[]): string {
  return `${begins}${spaced(tokens.join(" "))}${tokens.length === 1 ? ends : ""}`
}

function spaced(name: string): string {
  return name.split(/\s+/).map(escaped).join("\\s+")
}

function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "\\$&")
}

/** The text with the mark of something redacted where a person was called by name. */
export function withoutWords(text: SQLWrapper, { anywhere, greeted }: PersonalWords): SQL {
  const left = sql`regexp_replace(${text}, ${anywhere}::text, ${redactedMark}::text, 'gi')`
  return greeted ? sql`regexp_replace(${left}, ${greeted}::text, ${`\\1${redactedMark}`}::text, 'gi')` : left
}

/** Whether a person is called by name in a text. */
export function hasWords(text: SQLWrapper, { anywhere, greeted }: PersonalWords): SQL {
  const found = or(sql`${text} ~* ${anywhere}::text`, greeted ? sql`${text} ~* ${greeted}::text` : undefined)
  return found ?? sql`false`
}

/** The same for every text in a jsonb object; ids and numbers have no names in them. */
export function jsonWithoutWords(data: SQLWrapper, words: PersonalWords): SQL {
  return sql`(
    select coalesce(jsonb_object_agg(word.key, case jsonb_typeof(word.value)
      when 'string' then to_jsonb(${withoutWords(sql`(word.value #>> '{}')`, words)}) else word.value end), '{}')
    from jsonb_each(${data}) word)`
}
