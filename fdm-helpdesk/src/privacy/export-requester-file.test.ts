import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Actor } from "../access/index.js"
import { maxMessageLength } from "../kernel/index.js"
import { aLife } from "../testing/a-life.js"
import { aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage } from "../ticket/index.js"
import { exportRequester, exportRequesterFile } from "./index.js"

const host: Actor = { type: "system", name: "host" }
const later = minutesAfter(noon, 60)

async function piecesOf(asked: Promise<AsyncIterable<string>>): Promise<string[]> {
  const pieces: string[] = []
  for await (const piece of await asked) pieces.push(piece)
  return pieces
}

test("a file of all that is held about a person says what the export says", async ({ db }) => {
  const { requester } = await aLife(db)
  const stranger = await aRequester(db)
  for (const contactId of [requester.contactId, stranger.contactId]) {
    const file = await piecesOf(exportRequesterFile(db, host, { contactId }, later))
    expect(JSON.parse(file.join(""))).toEqual(await exportRequester(db, host, { contactId }, later))
  }
})

test("however much somebody wrote, no more of it is read or held at once than one text of the longest", async ({
  db,
  fdm,
}) => {
  const requester = await aRequester(db)
  const long = "€".repeat(maxMessageLength)
  const { id: ticketId } = await aTicket(db, { requester, body: long })
  for (let n = 0; n < 4; n++)
    await addMessage(db, requester, { ticketId, body: `${n}${long.slice(1)}`, visibility: "public" }, later)
  for (let n = 0; n < 9; n++)
    await addMessage(db, requester, { ticketId, body: `kort ${n}`, visibility: "public" }, later)

  const pieces = await piecesOf(exportRequesterFile(db, requester, {}, later))

  for (const piece of pieces) expect(piece.length).toBeLessThan(maxMessageLength + 1_000)
  const { messages } = JSON.parse(pieces.join(""))
  expect(messages.map(({ body }: { body: string }) => body[0])).toEqual(["€", ..."0123", ..."kkkkkkkkk"])
  const statements = await fdm.statements(() => piecesOf(exportRequesterFile(db, requester, {}, later)))
  expect(statements.length).toBeLessThanOrEqual(20)
})
