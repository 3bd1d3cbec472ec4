import { fileURLToPath } from "node:url"
import type { Db } from "./handle.js"
import { migrate } from "./migrate.js"

/**
 * The migrations of this package. They stand beside this file in the source; in the built package, where bundling
 * moves this code to another file name, they stand beside that.
 */
export const coreMigrations = {
  name: "fdm-core",
  folder: fileURLToPath(new URL("./migrations", import.meta.url)),
}

/**
 * Brings FDM's own tables up to date; `createFdm` does it at every start.
 *
 * @throws FdmError `migration_failed`
 */
export async function migrateCore(db: Db): Promise<number> {
  return migrate(db, coreMigrations)
}
