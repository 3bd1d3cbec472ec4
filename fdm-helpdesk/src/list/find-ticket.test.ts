import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { nobody } from "../access/index.js"
import { anAgent, aRequester, aTicket } from "../testing/index.js"
import { findTicket } from "./find-ticket.js"

test("a ticket is found by its reference in any case, in one statement, by those who may see it", async ({
  db,
  fdm,
}) => {
  const requester = await aRequester(db)
  const { id, ref } = await aTicket(db, { requester })
  const agent = await anAgent(db)

  expect(await fdm.statements(() => findTicket(db, agent, { ref }))).toHaveLength(1)
  expect(await findTicket(db, agent, { ref: ` ${ref.toLowerCase()}` })).toEqual({ id, ref })
  expect(await findTicket(db, requester, { ref })).toEqual({ id, ref })
})

test("one that is another's, or isn't there, is not found", async ({ db }) => {
  const { ref } = await aTicket(db)
  const code = (work: Promise<unknown>) => work.catch((error: { code: string }) => error.code)
  expect(await code(findTicket(db, await aRequester(db), { ref }))).toBe("not_found")
  expect(await code(findTicket(db, await anAgent(db), { ref: "TK-NOPE99" }))).toBe("not_found")
  expect(await code(findTicket(db, nobody, { ref }))).toBe("unauthenticated")
  expect(await code(findTicket(db, await anAgent(db), { ref: "x".repeat(21) }))).toMatch(/too_large|invalid_input/)
})
