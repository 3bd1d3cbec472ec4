import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { nobody } from "../access/index.js"
import { verifyAudit } from "../audit/index.js"
import { auditEvents, tickets } from "../db/schema-helpdesk.js"
import { createTag } from "../desk/index.js"
import { updateSearch } from "../search/document/update-search.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import {
  addAssignee,
  addMessage,
  assignTicket,
  deleteMessage,
  tagTicket,
  updateTicket,
  updateTicketStatus,
} from "../ticket/index.js"
import { countExportRows, exportTickets } from "./index.js"
import { manyTickets } from "./testing/many.js"
import { rowsIn, wholeOf } from "./testing/read.js"

const at = (minutes: number) => minutesAfter(noon, minutes)
const later = at(60)

test("a ticket is one row with everything that people ask of it, in the asker's words and time", async ({ db }) => {
  const ana = await anAgent(db, { name: "Ana Visser", role: "admin" })
  const mehmet = await anAgent(db, { name: "Mehmet Kaya" })
  const requester = await aRequester(db, { name: "=Wim", email: "wim@boer.example" })
  const farm = { id: "frm_1", name: "De Hoeve; Zuid" }
  const { id: ticketId, ref } = await aTicket(db, { requester, farm })
  await updateTicket(db, ana, { ticketId, subject: 'Perceel "Zuid" kwijt', priority: "high" }, at(1))
  await assignTicket(db, ana, { ticketId, agentId: ana.agentId }, at(2))
  await addAssignee(db, ana, { ticketId, agentId: mehmet.agentId }, at(2))
  for (const name of ["mest", "Bodem"])
    await tagTicket(db, ana, { ticketId, add: [(await createTag(db, ana, { name })).id] }, at(2))
  await addMessage(db, ana, { ticketId, body: "Gevonden", visibility: "public" }, at(3))
  await updateTicketStatus(db, ana, { ticketId, to: "resolved" }, at(4))

  const list = { filters: { requester: requester.contactId }, view: "all" } as const
  expect(await rowsIn(await exportTickets(db, ana, { kind: "tickets", list }, later))).toEqual([
    {
      Nummer: ref,
      Onderwerp: 'Perceel "Zuid" kwijt',
      Status: "Opgelost",
      Prioriteit: "Hoog",
      Vrager: "'=Wim",
      "E-mail van de vrager": "wim@boer.example",
      Bedrijf: "De Hoeve; Zuid",
      Behandelaar: "Ana Visser",
      Team: "",
      "Ook erbij": "Mehmet Kaya",
      Labels: "Bodem, mest",
      Kanaal: "Portaal",
      "Gevraagd op": "2026-03-09 12:00",
      "Eerste antwoord": "2026-03-09 12:03",
      "Opgelost op": "2026-03-09 12:04",
      "Gesloten op": "",
      "Laatste bericht": "2026-03-09 12:03",
      "Aantal berichten": "2",
    },
  ])
  const eve = await anAgent(db, { locale: "en", timeZone: "America/New_York" })
  const [row] = await rowsIn(await exportTickets(db, eve, { kind: "tickets", list }, later), ",")
  expect(row).toMatchObject({ Status: "Resolved", Priority: "High", "Asked on": "2026-03-09 07:00" })
  const format = { locale: "en", timeZone: "Asia/Tokyo", separator: "\t" } as const
  const [other] = await rowsIn(await exportTickets(db, ana, { kind: "tickets", list, format }, later), "\t")
  expect(other).toMatchObject({ Status: "Resolved", "Asked on": "2026-03-09 20:00" })
})

test("a message is one row: who wrote it when, what it is, and its text; of a deleted one no text is left", async ({
  db,
}) => {
  const ana = await anAgent(db, { name: "Ana Visser" })
  const requester = await aRequester(db, { name: "Wim" })
  const { id: ticketId, ref } = await aTicket(db, { requester, body: "=HYPERLINK(1)\nGroet" })
  const say = (body: string, visibility: "public" | "internal", minutes: number) =>
    addMessage(db, ana, { ticketId, body, visibility }, at(minutes))
  await say("Even kijken; momentje", "public", 1)
  await say("Weet jij dit?", "internal", 2)
  const { id: messageId } = await say("Vergissing", "public", 3)
  await deleteMessage(db, ana, { ticketId, messageId }, at(4))

  const list = { filters: { requester: requester.contactId } }
  const rows = await rowsIn(await exportTickets(db, ana, { kind: "messages", list }, later))
  expect(rows.map(({ Onderwerp: _, ...row }) => Object.values(row))).toEqual([
    [ref, "2026-03-09 12:00", "Wim", "Vraag", "'=HYPERLINK(1)\nGroet"],
    [ref, "2026-03-09 12:01", "Ana Visser", "Antwoord", "Even kijken; momentje"],
    [ref, "2026-03-09 12:02", "Ana Visser", "Notitie", "Weet jij dit?"],
    [ref, "2026-03-09 12:03", "Ana Visser", "Antwoord (verwijderd)", ""],
  ])
})

test("a file begins with a byte order mark and its header, also when no ticket is in it", async ({ db }) => {
  const ana = await anAgent(db)
  const list = { filters: { status: ["nowhere"] } }
  const text = await wholeOf(await exportTickets(db, ana, { kind: "messages", list }, later))
  expect(text).toBe("\uFEFFNummer;Onderwerp;Geschreven op;Schrijver;Soort;Tekst\r\n")
})

test("a search gives what it finds, and what came after the asking is in no file", async ({ db }) => {
  const ana = await anAgent(db)
  const { ref } = await aTicket(db, { body: "Waar staat de drijfmestkuil?" })
  await aTicket(db, { body: "Nog een drijfmestkuil", at: at(90) })
  await updateSearch(db)
  const list = { text: "drijfmestkuil" }
  expect(
    (await rowsIn(await exportTickets(db, ana, { kind: "tickets", list }, later))).map((row) => row.Nummer),
  ).toEqual([ref])
  expect(await countExportRows(db, ana, { kind: "messages", list }, later)).toEqual({ rows: 1, isMore: false })
  const none = { text: "nergensgeschreven" }
  expect(await rowsIn(await exportTickets(db, ana, { kind: "tickets", list: none }, later))).toEqual([])
  const wim = await aRequester(db, { email: "wim@kuil.example" })
  await aTicket(db, { requester: wim, body: "De voersilo" })
  const kept = await aTicket(db, { requester: wim, body: "Een trekker" })
  await updateSearch(db)
  for (const text of ["vrager:wim@kuil.example -voersilo", "de vrager:wim@kuil.example -voersilo"]) {
    const without = await rowsIn(await exportTickets(db, ana, { kind: "tickets", list: { text } }, later))
    expect(without.map((row) => row.Nummer)).toEqual([kept.ref])
  }
})

test("it is for agents, who are told so before anything is read", async ({ db, fdm }) => {
  const refused = async () => {
    await expect(exportTickets(db, await aRequester(db), { kind: "tickets" })).rejects.toMatchObject({
      code: "forbidden",
    })
    await expect(exportTickets(db, nobody, { kind: "tickets" })).rejects.toMatchObject({ code: "unauthenticated" })
  }
  const seen = await fdm.statements(refused)
  expect(seen.filter((statement) => statement.includes('from "fdm-helpdesk"."tickets"'))).toEqual([])
})

describe("many rows", () => {
  test("are read a page at a time, in one statement each; who stops taking them stops the reading", async ({
    db,
    fdm,
  }) => {
    await manyTickets(db, 2_400)
    const ana = await anAgent(db)
    const list = { view: "all" } as const
    const reads = (seen: string[]) => seen.filter((statement) => /^select .*"farm_name"/.test(statement)).length

    const sizes: number[] = []
    const all = await fdm.statements(async () => {
      for await (const piece of await exportTickets(db, ana, { kind: "tickets", list }, later))
        sizes.push(piece.split("\r\n").length - 1)
    })
    const total = await db.$count(tickets)
    expect(reads(all)).toBe(3)
    // One more for the header, one less for the ticket that came after the asking.
    expect([Math.max(...sizes), sizes.reduce((sum, size) => sum + size, 0)]).toEqual([1_000, total])

    const some = await fdm.statements(async () => {
      let taken = 0
      for await (const _ of await exportTickets(db, ana, { kind: "tickets", list }, later)) if (++taken === 2) break
    })
    expect(reads(some)).toBe(1)
    expect(await countExportRows(db, ana, { kind: "tickets", list, upTo: 1_000 }, later)).toEqual({
      rows: 1_000,
      isMore: true,
    })
  })

  test("come once each and none is passed over, while tickets change between two pages", async ({ db }) => {
    const ana = await anAgent(db)
    const refs: string[] = []
    const before = await db.select({ ref: tickets.ref, id: tickets.id }).from(tickets).orderBy(tickets.id)
    let pieces = 0
    for await (const piece of await exportTickets(db, ana, { kind: "tickets", list: { view: "all" } }, later)) {
      refs.push(...piece.split("\r\n").flatMap((line) => line.match(/^TK-\w+/) ?? []))
      pieces += 1
      // The newest message moves a ticket to the top of every list, and its priority to the top of another.
      const [first, last] = [before[0], before.at(-1)]
      for (const { id: ticketId } of [first, last].flatMap((row) => row ?? [])) {
        await addMessage(db, ana, { ticketId, body: "Nog iets", visibility: "public" }, at(60 + pieces))
        await updateTicket(db, ana, { ticketId, priority: pieces % 2 ? "urgent" : "low" }, at(60 + pieces))
      }
    }
    const asked = new Set(before.map(({ ref }) => ref))
    expect(refs.filter((ref) => asked.has(ref))).toEqual(refs)
    expect(new Set(refs).size).toBe(refs.length)
    expect(refs.length).toBeGreaterThan(2_300)
  })

  test("of messages come in the same way", async ({ db, fdm }) => {
    const ana = await anAgent(db)
    const lines: string[] = []
    const seen = await fdm.statements(async () => {
      for await (const piece of await exportTickets(db, ana, { kind: "messages", list: { view: "all" } }, later))
        lines.push(...piece.split("\r\n").filter((line) => line.startsWith("TK-")))
    })
    const { rows } = await countExportRows(db, ana, { kind: "messages", list: { view: "all" } }, later)
    expect(lines).toHaveLength(rows)
    expect(seen.filter((statement) => /^select .*"author_type"/.test(statement))).toHaveLength(
      Math.floor(rows / 500) + 1,
    )
  })
})

test("who took a file of how many rows is in the audit of the desk, and nothing of what was in it", async ({ db }) => {
  const ana = await anAgent(db)
  const list = { filters: { status: ["nowhere"] } }
  await wholeOf(await exportTickets(db, ana, { kind: "tickets", list }, later))
  const events = await db.select().from(auditEvents).where(eq(auditEvents.actorId, ana.contactId))
  expect(events.filter(({ subjectId }) => subjectId === "desk")).toMatchObject([
    { type: "export.streamed", changes: { kind: "tickets", rows: 0 } },
  ])
  expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true })
})
