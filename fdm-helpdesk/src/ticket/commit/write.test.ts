import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const src = fileURLToPath(new URL("../../", import.meta.url))
const isSource = (file: string) => /\.(ts|tsx|sql)$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\//.test(file)

/** A write by a builder or by SQL, in a template or in a migration, of the table by whichever name. */
const writes = [
  /\b(?:update|insert|delete|insertInto)\(\s*tickets\b/,
  /\b(?:update|insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy)\s+(?:only\s+)?(?:\$\{tickets\}|(?:"?fdm-helpdesk"?\.)?"?tickets"?(?![\w-]))/i,
]
const isWriter = (text: string) => writes.some((write) => write.test(text))

test("one place writes the table of tickets", () => {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(isSource)
  const writers = files.filter((file) => isWriter(readFileSync(`${src}/${file}`, "utf8")))
  expect(writers.sort()).toEqual(["ticket/commit/write.ts"])
})

test.for([
  "await tx.update(tickets).set(set)",
  "insertInto(tickets, rows)",
  "sql`update $".concat("{tickets} set status = 'new'`"),
  'UPDATE "fdm-helpdesk"."tickets" SET',
  "insert into tickets (id)",
  "delete from only tickets",
])("a write is known for one: %s", (text) => expect(isWriter(text)).toBe(true))

test.for([
  "select from $".concat("{tickets}"),
  "insert into ticket_views",
  'UPDATE "fdm-helpdesk"."ticket_assignments"',
  "for update",
])("what is none is not: %s", (text) => expect(isWriter(text)).toBe(false))
