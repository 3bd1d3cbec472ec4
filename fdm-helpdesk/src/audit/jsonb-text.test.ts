import { sql } from "drizzle-orm"
import fc from "fast-check"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { jsonbText } from "./jsonb-text.js"

const text = fc.string({ unit: "grapheme" }).filter((each) => !each.includes("\u0000"))
const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie("value")), fc.dictionary(text, tie("value"))),
}))

test("is what the database writes, whatever the value", async ({ db }) => {
  const values = fc.sample(value, 200)
  const given = sql.join(
    values.map((each) => sql`(${JSON.stringify(each)}::text)`),
    sql`, `,
  )
  const rows = rowsOf<{ written: string }>(
    await db.execute(sql`select given::jsonb::text as written from (values ${given}) as v(given)`),
  )
  expect(rows.map(({ written }) => written)).toEqual(values.map(jsonbText))
})

test("leaves out what is undefined, as JSON does", () => {
  expect(jsonbText({ a: undefined, b: [1, "x"] })).toBe('{"b": [1, "x"]}')
})
