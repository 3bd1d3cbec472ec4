import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { outbox } from "../db/schema-helpdesk.js"
import { newId } from "../kernel/index.js"
import { noon } from "../testing/index.js"
import { batchSize, claimDue } from "./claim.js"

test("of two workers that look at the same moment, the second waits for nothing and takes other rows", async ({
  db,
  fdm,
}) => {
  const ids = Array.from({ length: batchSize + 3 }, () => newId("outbox", noon))
  await db
    .insert(outbox)
    .values(ids.map((id) => ({ id, kind: "mail" as const, payload: {}, dueAt: noon, createdAt: noon })))
  const other = await fdm.another()

  const claimed = await db.transaction(async (tx) => [
    await claimDue(tx, "mail", noon),
    await claimDue(other, "mail", noon),
  ])

  expect(claimed.map((rows) => rows.length)).toEqual([batchSize, 3])
  expect(claimed.flat().map(({ id }) => id)).toEqual(ids)
})
