import { createHash } from "node:crypto"
import { is, Param, Placeholder } from "drizzle-orm"
import { type Db, limited } from "fdm-core/db"
import { guarded } from "./errors.js"

/** What drivers take as they are. Times are ISO text and lists are text that Postgres reads (`{a,b}`), each cast in the query. */
export type Value = string | number | boolean

type Compiled<Rows> = { execute(values: Record<string, Value>): Promise<Rows>; getQuery(): { params: unknown[] } }
type Query<Rows> = { prepare(name: string): Compiled<Rows> }

/** Longest that a list, a count or a search may take. Whoever asks for one waits no longer either. */
export const readLimitMs = 5000

/** Shapes of one handle that are kept, those used last. Each is also a statement that the server keeps on every connection. */
const maxKept = 200

const keptBy = new WeakMap<Db, Map<string, Compiled<unknown>>>()

/**
 * Runs a query that is made once per handle and key, and then only filled in: putting a large one together costs as much
 * as answering it, and a server that has it prepared neither parses it again nor is asked twice. `build` names what differs
 * from call to call by `sql.placeholder`; all else that the text depends on has to be in the key. A limit is such a thing,
 * because a plan for any limit is made for a tenth of the table.
 *
 * @throws FdmError `timeout` after `readLimitMs`, on handles that obey `limited` | `unavailable` | `internal`
 */
export function prepared<Rows>(
  db: Db,
  key: string,
  values: Record<string, Value>,
  build: (db: Db) => Query<Rows>,
): Promise<Rows> {
  const kept = keptBy.get(db) ?? new Map<string, Compiled<unknown>>()
  keptBy.set(db, kept)
  const compiled = (kept.get(key) as Compiled<Rows> | undefined) ?? compile(build(db), key)
  kept.delete(key)
  kept.set(key, compiled)
  const [oldest] = kept.keys()
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
  return guarded(() => limited({ ms: readLimitMs }, () => compiled.execute(values)))
}

/** A value that was written into the query would be every later caller's: one person's id, say. */
function compile<Rows>(query: Query<Rows>, key: string): Compiled<Rows> {
  const compiled = query.prepare(`fdm_${createHash("sha1").update(key).digest("hex").slice(0, 20)}`)
  const { params } = compiled.getQuery()
  if (!params.every((param) => is(param, Placeholder) || (is(param, Param) && is(param.value, Placeholder))))
    throw new Error(`a kept query holds a value of its own: ${key}`)
  return compiled
}

/** A list as Postgres reads one: `{"a","b"}`. */
export function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join(",")}}`
}
