import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { work } from "../db/schema-helpdesk.js"
import { newId } from "../kernel/index.js"
import { noon } from "../testing/index.js"
import { mailWork } from "../ticket/mails/mail-work.js"
import { claimDue } from "./claim.js"

const { batchSize } = mailWork

test("of two workers that look at the same moment, the second waits for nothing and takes other rows", async ({
  db,
  fdm,
}) => {
  const ids = Array.from({ length: batchSize + 3 }, () => newId("work", noon))
  await db
    .insert(work)
    .values(ids.map((id) => ({ id, kind: "mail" as const, payload: {}, dueAt: noon, createdAt: noon })))
  const other = await fdm.another()

  const claimed = await db.transaction(async (tx) => [
    await claimDue(tx, mailWork, noon),
    await claimDue(other, mailWork, noon),
  ])

  expect(claimed.map((rows) => rows.length)).toEqual([batchSize, 3])
  expect(claimed.flat().map(({ id }) => id)).toEqual(ids)
})
