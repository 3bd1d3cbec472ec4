import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { type Actor, nobody } from "../../access/index.js"
import { savedReplies } from "../../db/schema-helpdesk.js"
import { newId } from "../../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import {
  createSavedReply,
  deleteSavedReply,
  listSavedReplies,
  savedReplyVariables,
  updateSavedReply,
  useSavedReply,
} from "../index.js"

const given = { title: "Groet", body: "Dag {{customer_name}}!" }
const codeOf = (run: Promise<unknown>) => run.then(...([() => "ok", (error: { code: string }) => error.code] as const))

describe("saved replies", () => {
  test("are kept, changed and deleted by their author", async ({ db }) => {
    const ana = await anAgent(db)
    const kept = await createSavedReply(db, ana, { ...given, title: " Eerste\ngroet ", category: "Algemeen" }, noon)
    expect(kept).toEqual({
      ...{ id: kept.id, title: "Eerste groet", body: given.body, category: "Algemeen", isShared: false },
      ...{ usageCount: 0, createdAt: noon, updatedAt: noon },
    })
    const later = minutesAfter(noon, 5)
    const changed = await updateSavedReply(db, ana, { savedReplyId: kept.id, body: "Hoi!", category: null }, later)
    expect(changed).toEqual({ ...kept, body: "Hoi!", category: null, updatedAt: later })
    await deleteSavedReply(db, ana, { savedReplyId: kept.id })
    expect(await codeOf(deleteSavedReply(db, ana, { savedReplyId: kept.id }))).toBe("not_found")
  })

  test("that are private don't exist for anybody else, admins included", async ({ db }) => {
    const [ana, admin] = [await anAgent(db), await anAgent(db, { role: "admin" })]
    const { id: savedReplyId } = await createSavedReply(db, ana, given)
    const { id: ticketId } = await aTicket(db)
    expect(await codeOf(updateSavedReply(db, admin, { savedReplyId, title: "Van mij" }))).toBe("not_found")
    expect(await codeOf(updateSavedReply(db, admin, { savedReplyId, isShared: true }))).toBe("not_found")
    expect(await codeOf(deleteSavedReply(db, admin, { savedReplyId }))).toBe("not_found")
    expect(await codeOf(useSavedReply(db, admin, { savedReplyId, ticketId }))).toBe("not_found")
    expect((await listSavedReplies(db, admin)).map(({ id }) => id)).not.toContain(savedReplyId)
    expect((await listSavedReplies(db, ana)).map(({ id }) => id)).toContain(savedReplyId)
    expect(await db.$count(savedReplies, eq(savedReplies.id, savedReplyId))).toBe(1)
  })

  test("that are shared are everybody's to use, and for those who lead to make and change", async ({ db }) => {
    const [ana, lead] = [await anAgent(db), await anAgent(db, { role: "team_lead" })]
    expect(await codeOf(createSavedReply(db, ana, { ...given, isShared: true }))).toBe("forbidden")
    const { id: savedReplyId } = await createSavedReply(db, lead, { ...given, isShared: true })
    expect((await listSavedReplies(db, ana)).map(({ id }) => id)).toContain(savedReplyId)
    expect(await codeOf(updateSavedReply(db, ana, { savedReplyId, title: "Anders" }))).toBe("forbidden")
    expect(await codeOf(updateSavedReply(db, ana, { savedReplyId, isShared: false }))).toBe("forbidden")
    expect(await codeOf(deleteSavedReply(db, ana, { savedReplyId }))).toBe("forbidden")
    expect(await updateSavedReply(db, lead, { savedReplyId, title: "Anders" })).toMatchObject({ isShared: true })
  })

  test("change hands: an agent can't share their own, a lead can, and can take a shared one back", async ({ db }) => {
    const [ana, lead] = [await anAgent(db), await anAgent(db, { role: "team_lead" })]
    const anas = await createSavedReply(db, ana, given)
    expect(await codeOf(updateSavedReply(db, ana, { savedReplyId: anas.id, isShared: true }))).toBe("forbidden")
    const { id: savedReplyId } = await createSavedReply(db, lead, given)
    expect(await updateSavedReply(db, lead, { savedReplyId, isShared: true })).toMatchObject({ isShared: true })
    expect((await listSavedReplies(db, ana)).map(({ id }) => id)).toContain(savedReplyId)
    expect(await updateSavedReply(db, lead, { savedReplyId, isShared: false })).toMatchObject({ isShared: false })
    expect((await listSavedReplies(db, ana)).map(({ id }) => id)).not.toContain(savedReplyId)
  })

  test("are listed by category and title, or of one category, in one statement", async ({ db, fdm }) => {
    const ana = await anAgent(db)
    const own = async (title: string, category?: string) => createSavedReply(db, ana, { ...given, title, category })
    const made = [await own("zonder"), await own("b", "Kaart"), await own("A", "kaart"), await own("x", "bodem")]
    const mine = (all: { id: string; title: string }[]) =>
      all.filter(({ id }) => made.some((one) => one.id === id)).map(({ title }) => title)
    expect(mine(await listSavedReplies(db, ana))).toEqual(["x", "A", "b", "zonder"])
    expect(mine(await listSavedReplies(db, ana, { category: "KAART" }))).toEqual(["A", "b"])
    expect(await fdm.statements(() => listSavedReplies(db, ana))).toHaveLength(1)
  })

  test("with variables that don't exist are refused by name, when made and when changed", async ({ db }) => {
    const ana = await anAgent(db)
    const body = "Dag {{klant|daar}}, {{agent_name}} van {{team}}"
    const refused = { code: "invalid_input", details: { fields: ["body"], variables: ["klant", "team"] } }
    const before = await db.$count(savedReplies)
    await expect(createSavedReply(db, ana, { ...given, body })).rejects.toMatchObject(refused)
    expect(await db.$count(savedReplies)).toBe(before)
    const { id: savedReplyId } = await createSavedReply(db, ana, given)
    await expect(updateSavedReply(db, ana, { savedReplyId, body })).rejects.toMatchObject(refused)
  })

  test.for<[string, object, string]>([
    ["no title", { title: " " }, "invalid_input"],
    ["nothing to read", { body: "\u200b" }, "invalid_input"],
    ["more than 20,000 characters", { body: "x".repeat(20_001) }, "too_large"],
    ["10,000 braces", { body: "{".repeat(10_000) }, "invalid_input"],
    ["an empty category", { category: "" }, "invalid_input"],
  ])("with %s are refused", async ([, off, code], { db }) => {
    const ana = await anAgent(db)
    expect(await codeOf(createSavedReply(db, ana, { ...given, ...off }))).toBe(code)
  })

  test("are for agents", async ({ db }) => {
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    const savedReplyId = newId("savedReply")
    const attempts = (actor: Actor) =>
      Promise.all([
        codeOf(createSavedReply(db, actor, given)),
        codeOf(updateSavedReply(db, actor, { savedReplyId })),
        codeOf(deleteSavedReply(db, actor, { savedReplyId })),
        codeOf(listSavedReplies(db, actor)),
        codeOf(useSavedReply(db, actor, { savedReplyId, ticketId })),
      ])
    expect(new Set(await attempts(requester))).toEqual(new Set(["forbidden"]))
    expect(new Set(await attempts(nobody))).toEqual(new Set(["unauthenticated"]))
  })
})

describe("useSavedReply", () => {
  test("fills in the ticket's values and counts, in one statement", async ({ db, fdm }) => {
    const ana = await anAgent(db, { name: "Ana Visser" })
    const requester = await aRequester(db, { name: "Jan {{agent_name}} 't Hart" })
    const farm = { id: "frm_1", name: "De <b>Hoeve</b>" }
    const { id: ticketId, ref } = await aTicket(db, { requester, farm })
    const body = savedReplyVariables.map((name) => `{{${name}|geen}}`).join("; ")
    const { id: savedReplyId, updatedAt } = await createSavedReply(db, ana, { ...given, body }, noon)

    const statements = await fdm.statements(async () => {
      expect(await useSavedReply(db, ana, { savedReplyId, ticketId })).toEqual({
        text: `Jan {{agent_name}} 't Hart; Ana Visser; ${ref}; De <b>Hoeve</b>`,
        usageCount: 1,
      })
    })
    expect(statements).toHaveLength(1)
    const [row] = await db.select().from(savedReplies).where(eq(savedReplies.id, savedReplyId))
    expect(row).toMatchObject({ usageCount: 1, updatedAt })
  })

  test("falls back where there is no farm, and counts every use of two agents at once", async ({ db, fdm }) => {
    const [lead, ben] = [await anAgent(db, { role: "team_lead" }), await anAgent(db)]
    const other = await fdm.another()
    const { id: ticketId } = await aTicket(db)
    const body = "Over {{farm_name|je bedrijf}}"
    const { id: savedReplyId } = await createSavedReply(db, lead, { ...given, body, isShared: true })
    const uses = Array.from({ length: 10 }, (_, n) =>
      useSavedReply(n % 2 ? db : other, n % 2 ? lead : ben, { savedReplyId, ticketId }),
    )
    const used = await Promise.all(uses)
    expect(new Set(used.map(({ text }) => text))).toEqual(new Set(["Over je bedrijf"]))
    expect(used.map(({ usageCount }) => usageCount).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test("of a ticket that isn't there counts nothing", async ({ db }) => {
    const ana = await anAgent(db)
    const { id: savedReplyId } = await createSavedReply(db, ana, given)
    expect(await codeOf(useSavedReply(db, ana, { savedReplyId, ticketId: newId("ticket") }))).toBe("not_found")
    const ticketId = newId("agent") as never
    expect(await codeOf(useSavedReply(db, ana, { savedReplyId, ticketId }))).toBe("invalid_input")
    const mine = (await listSavedReplies(db, ana)).find(({ id }) => id === savedReplyId)
    expect(mine?.usageCount).toBe(0)
  })
})
