import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { auditEvents, searchSynonyms } from "../../db/schema-helpdesk.js"
import type { Db } from "../../kernel/index.js"
import { anAgent, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { updateSearch } from "../document/update-search.js"
import { searchTickets } from "../search-tickets.js"
import { createSynonyms, deleteSynonyms, listSynonyms, updateSynonyms } from "./synonyms.js"

async function found(db: Db, actor: Parameters<typeof searchTickets>[1], text: string) {
  await updateSearch(db)
  return searchTickets(db, actor, { text }, minutesAfter(noon, 60))
}

const ids = ({ rows }: Awaited<ReturnType<typeof searchTickets>>) => rows.map(({ id }) => id).sort()

describe("who searches for a term", () => {
  test("finds the others of its group, words and phrases, in any form, and sees where", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    await createSynonyms(db, manager, { terms: ["gecombineerde opgave", "GO", "Meitelling"] })
    const made = [
      await aTicket(db, { body: "De gecombineerde opgave lukt niet." }),
      await aTicket(db, { body: "Mijn meitellingen zijn weg." }),
    ].map(({ id }) => id)
    await aTicket(db, { body: "Een opgave, gecombineerde dan." })
    for (const text of ["go", "meitelling", "meitellingen", `"gecombineerde opgave"`])
      expect([text, ids(await found(db, manager, text))]).toEqual([text, [...made].sort()])
    expect(ids(await found(db, manager, "gecombineerde opgave"))).toEqual(expect.arrayContaining(made))
    const { rows } = await found(db, manager, "meitelling")
    const marked = rows.map(({ snippet }) => snippet.filter(({ isMatch }) => isMatch).map(({ text }) => text))
    expect(marked.flat().sort()).toEqual(["gecombineerde opgave", "meitellingen"])
  })

  test("finds them beside other words, and not where a word is excluded", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    await createSynonyms(db, manager, { terms: ["gier", "drijfmest"] })
    const { id } = await aTicket(db, { body: "Drijfmest op de akker" })
    await aTicket(db, { body: "Drijfmest op de weide" })
    expect(ids(await found(db, manager, "gier akker"))).toEqual([id])
    expect(ids(await found(db, manager, "akker -gier"))).toContain(id)
  })

  test("costs no statement more, with thousands of groups", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const groups = Array.from({ length: 3000 }, (_, n) => {
      const terms = [`eerste${n}`, `tweede${n}`]
      return { id: `syn_${String(n).padStart(26, "0")}` as never, terms, keys: terms, createdAt: noon, updatedAt: noon }
    })
    await db.insert(searchSynonyms).values(groups)
    const { id } = await aTicket(db, { body: "Hier staat tweede77." })
    expect(ids(await found(db, agent, "eerste77"))).toEqual([id])
    expect(await fdm.statements(() => searchTickets(db, agent, { text: "eerste77" }))).toHaveLength(2)
    await db.delete(searchSynonyms)
  })
})

describe("groups", () => {
  test("are made, changed and taken apart, and the audit knows by whom, without what they say", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    const { id: synonymsId } = await createSynonyms(db, manager, { terms: [" Rund ", "koe", "KOE"] }, noon)
    expect(await listSynonyms(db, manager)).toContainEqual(expect.objectContaining({ terms: ["Rund", "koe"] }))
    const changed = await updateSynonyms(db, manager, { synonymsId, terms: ["rund", "koe", "vaars"] })
    expect(changed.terms).toEqual(["rund", "koe", "vaars"])
    await updateSynonyms(db, manager, { synonymsId, terms: ["rund", "koe", "vaars"] })
    await deleteSynonyms(db, manager, { synonymsId })
    expect((await listSynonyms(db, manager)).map(({ id }) => id)).not.toContain(synonymsId)
    await expect(deleteSynonyms(db, manager, { synonymsId })).rejects.toMatchObject({ code: "not_found" })
    await expect(updateSynonyms(db, manager, { synonymsId, terms: ["a", "b"] })).rejects.toMatchObject({
      code: "not_found",
    })
    const events = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, "desk"))
    const own = events.filter(({ type }) => type.startsWith("synonyms.")).slice(-3)
    expect(own.map(({ type, changes }) => [type, changes])).toEqual([
      ["synonyms.created", { synonymsId, terms: 2 }],
      ["synonyms.changed", { synonymsId, terms: 3 }],
      ["synonyms.deleted", { synonymsId }],
    ])
  })

  test.for([
    [["alleen"]],
    [["dubbel", "Dubbel"]],
    [["", "leeg"]],
    [["!!", "teken"]],
    [["een term van vijf woorden", "lang"]],
    [["x".repeat(81), "lang"]],
    [Array.from({ length: 21 }, (_, n) => `veel${n}`)],
  ])("of %j are refused", async ([terms], { db }) => {
    const manager = await anAgent(db, { role: "manager" })
    await expect(createSynonyms(db, manager, { terms: terms ?? [] })).rejects.toMatchObject({
      code: expect.stringMatching(/^(invalid_input|too_large)$/),
    })
  })

  test("have no term in common, in any form, also when two are made at once", async ({ db, fdm }) => {
    const manager = await anAgent(db, { role: "manager" })
    await createSynonyms(db, manager, { terms: ["schapen", "ooien"] })
    await expect(createSynonyms(db, manager, { terms: ["lam", "Schaap"] })).rejects.toMatchObject({
      code: "conflict",
      details: { fields: ["terms"], term: 1 },
    })
    const other = await fdm.another()
    const both = await Promise.allSettled([
      createSynonyms(db, manager, { terms: ["biggen", "varken"] }),
      createSynonyms(other, manager, { terms: ["zeug", "varken"] }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })
})
