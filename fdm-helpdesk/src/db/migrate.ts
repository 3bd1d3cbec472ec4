import { fileURLToPath } from "node:url"
import { type Db, migrate } from "fdm-core/db"

/** Where this package's migrations are, in the source tree as in the published package. */
export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url))

/**
 * Brings the host's database up to this version of the helpdesk: creates the schema `fdm-helpdesk` and what is in it.
 * Run it at every start; several processes may do so at once.
 *
 * @returns how many migrations were run
 * @throws FdmError `migration_failed`
 */
export async function migrateHelpdesk(db: Db): Promise<number> {
  return migrate(db, { folder: migrationsFolder, name: "fdm-helpdesk" })
}
