import { test as base } from "vitest"
import { openTestDatabase } from "./test-database.js"

/**
 * `test` with a database: `db`, the handle that library functions take, and `fdm`, the open connection with what tests
 * want besides. A test file has one database to itself, made when its first test asks; tests of a file share it.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads off the pattern which fixtures this one needs: none
  .extend("fdm", { scope: "file" }, async ({}, { onCleanup }) => {
    const fdm = await openTestDatabase()
    onCleanup(() => fdm.close())
    return fdm
  })
  .extend("db", { scope: "file" }, ({ fdm }) => fdm.db)
