import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { createTag, deleteTag } from "../desk/index.js"
import { type Db, newId, type TagId } from "../kernel/index.js"
import { anAgent, aTicket, minutesAfter, noon } from "../testing/index.js"
import { closeTicket, tagTicket } from "../ticket/index.js"
import { getInbox } from "./get-inbox.js"

let made = 0

/** Tickets a minute apart, oldest first, with those of the tags `a b c` that their word has letters of. */
async function taggedTickets(db: Db, words: readonly string[]) {
  const lead = await anAgent(db, { role: "team_lead" })
  const tags: Record<string, TagId> = {}
  for (const letter of ["a", "b", "c"]) tags[letter] = (await createTag(db, lead, { name: `${letter}${made++}` })).id
  const idOf = (letter: string) => tags[letter] as TagId
  const nameOf = new Map<string, string>()
  for (const [n, word] of words.entries()) {
    const { id: ticketId } = await aTicket(db, { at: minutesAfter(noon, Math.floor(n / 3)) })
    await tagTicket(db, lead, { ticketId, add: [...word].filter((letter) => letter in tags).map(idOf) })
    nameOf.set(ticketId, word)
  }
  const found = async (input: Parameters<typeof getInbox>[2]) =>
    (await getInbox(db, lead, input)).rows.map(({ id }) => nameOf.get(id) ?? "other").sort()
  return { lead, idOf, nameOf, found }
}

describe("the inbox by tags", () => {
  test("finds tickets with any of them, all of them, or both ways at once, in one statement", async ({ db, fdm }) => {
    const { lead, idOf, found } = await taggedTickets(db, ["-", "a", "b", "ab", "abc", "c"])
    const [a, b, c] = [idOf("a"), idOf("b"), idOf("c")]
    expect(await found({ filters: { tags: { any: [a] } } })).toEqual(["a", "ab", "abc"])
    expect(await found({ filters: { tags: { any: [a, c] } } })).toEqual(["a", "ab", "abc", "c"])
    expect(await found({ filters: { tags: { all: [a, b] } } })).toEqual(["ab", "abc"])
    expect(await found({ filters: { tags: { any: [c, a], all: [b] } } })).toEqual(["ab", "abc"])
    expect(await found({ filters: { tags: { any: [], all: [] } } })).toEqual(await found({}))
    expect(await found({ filters: { tags: { any: [newId("tag")] } } })).toEqual([])
    expect(await fdm.statements(() => getInbox(db, lead, { filters: { tags: { any: [a], all: [b] } } }))).toHaveLength(
      1,
    )
  })

  test("shows the tags of each row by name, and none of a ticket without", async ({ db }) => {
    const { lead, nameOf } = await taggedTickets(db, ["cab", "x"])
    const rows = (await getInbox(db, lead)).rows.filter(({ id }) => nameOf.has(id))
    expect(rows.map(({ tags }) => tags.map(({ name }) => name[0]))).toEqual([[], ["a", "b", "c"]])
    expect(rows[1]?.tags[0]).toEqual({ id: expect.stringMatching(/^tag_/), name: expect.any(String), color: "#6b7280" })
  })

  test("stays inside the view", async ({ db }) => {
    const { lead, idOf, nameOf, found } = await taggedTickets(db, ["a", "ab"])
    const [first] = [...nameOf.keys()] as Parameters<typeof closeTicket>[2]["ticketId"][]
    if (first) await closeTicket(db, lead, { ticketId: first })
    const tags = { any: [idOf("a")] }
    expect(await found({ filters: { tags } })).toEqual(["ab"])
    expect(await found({ view: "closed", filters: { tags } })).toEqual(["a"])
    expect(await found({ view: "all", filters: { tags } })).toEqual(["a", "ab"])
  })

  test("comes in pages without gap or double, also where times are equal", async ({ db }) => {
    const words = Array.from({ length: 12 }, (_, n) => (n % 3 === 1 ? "b" : "ab"))
    const { lead, idOf, found } = await taggedTickets(db, words)
    const tags = { any: [idOf("a"), idOf("c")], all: [idOf("b")] }
    const walked: string[] = []
    let cursor: string | undefined
    do {
      const page = await getInbox(db, lead, { filters: { tags }, limit: 3, cursor })
      walked.push(...page.rows.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(walked).toEqual((await getInbox(db, lead, { filters: { tags }, limit: 200 })).rows.map(({ id }) => id))
    expect([walked.length, new Set(walked).size, (await found({ filters: { tags } })).length]).toEqual([8, 8, 8])
  })

  test("finds nothing by a tag that was deleted", async ({ db }) => {
    const { lead, idOf, found } = await taggedTickets(db, ["a", "ab"])
    await deleteTag(db, lead, { tagId: idOf("a") })
    expect(await found({ filters: { tags: { any: [idOf("a")] } } })).toEqual([])
    expect(await found({ filters: { tags: { any: [idOf("b")] } } })).toEqual(["ab"])
  })

  test.for([
    { any: ["tag_nope"] },
    { any: [newId("ticket")] },
    { all: ["{,}"] },
    { all: ["' or 1=1 --"] },
    { any: "tag" },
    { any: Array.from({ length: 51 }, () => newId("tag")) },
    "tag",
    null,
  ])("%o is refused", async (tags, { db }) => {
    const lead = await anAgent(db)
    await expect(getInbox(db, lead, { filters: { tags } } as never)).rejects.toMatchObject({ code: "invalid_input" })
  })
})
