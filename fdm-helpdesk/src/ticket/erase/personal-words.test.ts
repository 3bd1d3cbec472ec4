import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../../testing/database.js"
import type { Db } from "../../kernel/index.js"
import { hasWords, type PersonalWords, personalWords, withoutWords } from "./personal-words.js"

const cases: [name: string, text: string, left: string][] = [
  ["Jan de Vries", "Jan de Vries belde", "[…] belde"],
  ["Jan de Vries", "JAN  DE\nvries belde, Jan de Vriess ook", "[…] belde, […]s ook"],
  ["Jan de Vries", "Beste Jan, hoi jan! Dag meneer de Vries.", "Beste […], hoi […]! Dag meneer […]."],
  ["Jan de Vries", "In januari kwam Jan, de vriespunten ook", "In januari kwam Jan, de vriespunten ook"],
  ["Jan de Vries", "Groeten,\n\nJan", "Groeten,\n\n[…]"],
  ["Jan", "Jan en Janine, januari, Jan's stal", "[…] en Janine, januari, […]'s stal"],
  [`Jan "de Trekker" 't Hart`, `Dag Jan "de Trekker" 't Hart (met punt.)`, "Dag […] (met punt.)"],
  ["A.B. (Ab) [x]* 50% \\d+", "Is A.B. (Ab) [x]* 50% \\d+ er? AxB. ook", "Is […] er? AxB. ook"],
  ["🐄 Koe", "Hallo 🐄 Koe", "Hallo […]"],
  ["J", "J is een letter", "J is een letter"],
]

async function left(db: Db, text: string, words: PersonalWords): Promise<{ left: string; found: boolean }> {
  const value = sql`${text}::text`
  const [row] = rowsOf<{ left: string; found: boolean }>(
    await db.execute(sql`select ${withoutWords(value, words)} as left, ${hasWords(value, words)} as found`),
  )
  if (!row) throw new Error("a select without a table gives a row")
  return row
}

test.for(cases)("%s is taken out of %j", async ([name, text, expected], { db }) => {
  const words = personalWords({ names: [name], emails: ["nobody@else.example"] })
  if (!words) throw new Error("an address is enough")
  expect(await left(db, text, words)).toEqual({ left: expected, found: text !== expected })
})

test("an address goes in any case, one that only ends like it stays", async ({ db }) => {
  const words = personalWords({ names: [], emails: ["jan@vries.example"] })
  if (!words) throw new Error("an address is enough")
  expect(await left(db, "Mail JAN@Vries.example of piet.jan@vries.example", words)).toEqual({
    left: "Mail […] of piet.jan@vries.example",
    found: true,
  })
})

test("of somebody without name and address nothing is looked for", () => {
  expect(personalWords({ names: ["", " "], emails: [""] })).toBeUndefined()
})
