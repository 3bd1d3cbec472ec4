import { expect, test } from "vitest"
import { asProcess, emptyDatabase, here, ofSofie } from "./testing/database-commands.js"

test("npx fdm-helpdesk brings an empty database of either engine to a first admin", { timeout: 60_000 }, async () => {
  const database = await emptyDatabase()
  const migrated = await asProcess(["migrate"], { DATABASE_URL: database })
  const seeded = await here(["seed-agent", "--database", database, ...ofSofie, "--role", "admin"])
  const healthy = await here(["doctor", "--database", database])
  expect([migrated.code, seeded.code, healthy.code]).toEqual([0, 0, 0])
  expect(healthy.said.match(/^ok /gm)).toHaveLength(7)
})
