import { expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { calls, leastWhoMay, make } from "../../testing/verbs.js"
import { aWorld } from "../../testing/world.js"
import { createTicket } from "../../ticket/index.js"
import { sealAudit, verifyAllAudits } from "../index.js"

/** Everything is verified after each of two hundred calls, which a busy machine takes its time for. */
const patience = { timeout: 180_000 }

test("whatever the verbs do, everything stands as the audit tells", patience, async ({ db }) => {
  const world = await aWorld(db)
  // What agents ask for themselves is a question like any other's.
  await createTicket(db, world.agent, { body: "My own screen is empty." })
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true, first: [] })
  const labels = Object.keys(calls)
  for (const label of [...labels, ...labels.toReversed()]) {
    // By the second time some of what they are about is done or gone, which is refused.
    const call = calls[label]
    await make(label, db, leastWhoMay(world)[call?.least ?? "admin"], call?.input?.(world)).catch(() => undefined)
    expect(await verifyAllAudits(db), label).toMatchObject({ ok: true, first: [] })
  }
  await sealAudit(db)
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true, first: [] })
})
