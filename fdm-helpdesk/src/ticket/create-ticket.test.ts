import { inspect } from "node:util"
import { eq, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { nobody } from "../access/index.js"
import { messages, ticketActivity, tickets, work } from "../db/schema-helpdesk.js"
import { anAgent, aRequester, aTicket, noon } from "../testing/index.js"
import { createTicket } from "./create-ticket.js"
import { getTicket } from "./read/get-ticket.js"

describe("createTicket", () => {
  test("a question becomes an open ticket with a reference, a subject and a first message", async ({ db }) => {
    const farmer = await aRequester(db)
    const farm = { id: "frm_1", name: "Maatschap 't Hoge Land" }

    const ticket = await createTicket(db, farmer, { body: "Hallo,\nMijn perceel is weg. Help!", farm }, noon)

    expect(ticket.ref).toMatch(/^TK-[2-9A-HJKMNP-TV-Z]{6}$/)
    expect(ticket).toMatchObject({
      subject: "Mijn perceel is weg.",
      subjectSource: "fallback",
      status: "open",
      statusCategory: "new",
      isActive: true,
      priority: "normal",
      prioritySource: "fallback",
      farmName: "Maatschap 't Hoge Land",
      version: 1,
      createdAt: noon,
    })
    const detail = await getTicket(db, farmer, { ticketId: ticket.id })
    expect(detail.messages).toMatchObject([{ body: "Hallo,\nMijn perceel is weg. Help!", authorType: "requester" }])
  })

  test("confirmation, triage and search are work to be done; timeline and ticket tell of the creation", async ({
    db,
  }) => {
    const ticket = await aTicket(db)

    const left = await db.select().from(work).where(eq(work.ticketId, ticket.id))
    expect(left.map(({ kind, payload }) => [kind, payload.template]).sort()).toEqual([
      ["mail", "ticket-confirmation"],
      ["search", undefined],
      ["triage", undefined],
    ])
    const activity = await db.select().from(ticketActivity).where(eq(ticketActivity.ticketId, ticket.id))
    expect(activity.map(({ type }) => type)).toEqual(["ticket.created", "message.added"])
  })

  test("creating takes five statements, begin and commit among them", async ({ db, fdm }) => {
    const farmer = await aRequester(db)
    const sent = await fdm.statements(() =>
      createTicket(db, farmer, { body: "Hoe vul ik dit in?", formKey: "form-12345" }),
    )
    expect(sent).toHaveLength(5)
  })

  test("the same form posted twice gives one ticket, also when both arrive at once", async ({ db, fdm }) => {
    const farmer = await aRequester(db)
    const post = { body: "Twee keer geklikt", formKey: "form-double" }
    const other = await fdm.another()

    const [one, two] = await Promise.all([createTicket(db, farmer, post), createTicket(other, farmer, post)])
    const three = await createTicket(db, farmer, post)

    expect([two.id, three.id]).toEqual([one.id, one.id])
    const thread = await db.select().from(messages).where(eq(messages.ticketId, one.id))
    expect(thread).toHaveLength(1)
  })

  test("a reference that another ticket has is drawn again", async ({ db }) => {
    const { ref } = await aTicket(db)
    await db.execute(sql`create sequence draws`)
    await db.execute(
      sql`create function first_draw_is_taken() returns trigger language plpgsql as ${sql.raw(
        `$$ begin if nextval('draws') = 1 then new.ref := '${ref}'; end if; return new; end $$`,
      )}`,
    )
    await db.execute(sql`create trigger unlucky before insert on ${tickets}
      for each row execute function first_draw_is_taken()`)
    const ticket = await aTicket(db)
    await db.execute(sql`drop trigger unlucky on ${tickets}`)

    expect(ticket.ref).toMatch(/^TK-/)
    expect(ticket.ref).not.toBe(ref)
  })

  test("another text with the same form key is another ticket: nothing that was written is dropped", async ({ db }) => {
    const farmer = await aRequester(db)
    const one = await createTicket(db, farmer, { body: "Eerste vraag", formKey: "form-back" })
    const two = await createTicket(db, farmer, { body: "Andere vraag", formKey: "form-back" })
    expect(two.id).not.toBe(one.id)
  })

  test("somebody else's form key gives nothing of theirs away", async ({ db }) => {
    const post = { body: "Zelfde tekst", formKey: "form-shared" }
    const mine = await createTicket(db, await aRequester(db), post)
    const theirs = await createTicket(db, await aRequester(db), post)
    expect(theirs.id).not.toBe(mine.id)
  })

  test("a host's transaction that rolls back takes the ticket and what would have left with it", async ({ db }) => {
    const farmer = await aRequester(db)
    const before = await db.$count(work)
    const attempt = db.transaction(async (tx) => {
      await createTicket(tx, farmer, { body: "Wordt teruggedraaid" })
      throw new Error("the host changed its mind")
    })
    await expect(attempt).rejects.toThrow("changed its mind")
    expect(await db.$count(tickets, eq(tickets.requesterId, farmer.contactId))).toBe(0)
    expect(await db.$count(work)).toBe(before)
  })

  test("an agent may have questions too, as a requester", async ({ db }) => {
    const agent = await anAgent(db)
    const ticket = await createTicket(db, agent, { body: "Mijn eigen vraag" })
    expect(ticket.requesterId).toBe(agent.contactId)
  })

  test.for([
    ["empty", ""],
    ["white space only", " \n\t\u00a0 "],
    ["invisible characters only", "\u200b\u200d\ufeff"],
  ])("a message that is %s is refused", async ([, body], { db }) => {
    const farmer = await aRequester(db)
    await expect(createTicket(db, farmer, { body: body ?? "" })).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: ["body"] },
    })
  })

  test.for([
    ["emoji only", "🐄🚜"],
    ["100 kB", "Mest ".repeat(20_480)],
    ["HTML and script", `<script>alert("x")</script><b onclick='y'>Hoi</b>`],
    ["any script", "請求書 Київ שלום"],
    ["line breaks and blanks", "  regel 1\r\n\r\n\tregel 2  "],
  ])("a message of %s is kept as written", async ([, body = ""], { db }) => {
    const farmer = await aRequester(db)
    const ticket = await createTicket(db, farmer, { body })
    const detail = await getTicket(db, farmer, { ticketId: ticket.id })
    expect(detail.messages[0]?.body).toBe(body)
    expect(ticket.subject.length).toBeGreaterThan(0)
    expect(ticket.subject.length).toBeLessThanOrEqual(80)
  })

  test("a message that begins with much that shows nothing still has a subject to read", async ({ db }) => {
    const farmer = await aRequester(db)
    for (const nothing of [" ", "\u200b", "\n", "\u2800"]) {
      const ticket = await createTicket(db, farmer, { body: `${nothing.repeat(5000)}De kaart is leeg. Help!` })
      expect(ticket).toMatchObject({ subject: "De kaart is leeg." })
    }
  })

  test.for(["a\u0000", "a\ud800", "", "x".repeat(101)])("%j is no farm's id", async (id, { db }) => {
    const farmer = await aRequester(db)
    const create = createTicket(db, farmer, { body: "Hoi", farm: { id, name: "De Akkers" } })
    await expect(create).rejects.toMatchObject({ name: "HelpdeskError", details: { fields: ["farm.id"] } })
  })

  test("a text that Postgres can't hold keeps all that can be kept", async ({ db }) => {
    const farmer = await aRequester(db)
    const ticket = await createTicket(db, farmer, { body: "voor\u0000na \ud83d einde" })
    const detail = await getTicket(db, farmer, { ticketId: ticket.id })
    expect(detail.messages[0]?.body).toBe("voor\uFFFDna \uFFFD einde")
  })

  test("a message beyond the limit is refused as too large, without a word of it in the error", async ({ db }) => {
    const farmer = await aRequester(db)
    const refused = await createTicket(db, farmer, { body: "geheim".repeat(50_000) }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: "too_large", details: { fields: ["body"] } })
    expect(JSON.stringify(refused) + String(refused)).not.toContain("geheim")
  })

  test("an unknown priority is refused", async ({ db }) => {
    const farmer = await aRequester(db)
    const input = { body: "Hoi", priority: "asap" } as never
    await expect(createTicket(db, farmer, input)).rejects.toMatchObject({ code: "invalid_input" })
  })

  test("nobody creates nothing", async ({ db }) => {
    await expect(createTicket(db, nobody, { body: "Hoi" })).rejects.toMatchObject({ code: "unauthenticated" })
  })
})

describe("when the database refuses", () => {
  test("the error has its state, and not a word of what somebody wrote", async ({ db }) => {
    const farmer = await aRequester(db)
    await db.execute(sql`alter table ${messages} add constraint no_secrets check (body not like '%geheim%') not valid`)
    const refused = await createTicket(db, farmer, { body: "Dit is geheim" }).catch((error: unknown) => error)
    await db.execute(sql`alter table ${messages} drop constraint no_secrets`)

    expect(refused).toMatchObject({ code: "internal", details: { sqlState: "23514" } })
    expect(inspect(refused, { depth: 9, showHidden: true })).not.toContain("geheim")
  })
})
