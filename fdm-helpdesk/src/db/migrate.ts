import { fileURLToPath } from "node:url"
import { type Db, migrate, pendingMigrations } from "fdm-core/db"

/** Where this package's migrations are, in the source tree as in the published package. */
export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url))

const migrations = { folder: migrationsFolder, name: "fdm-helpdesk" }

/**
 * Brings the host's database up to this version of the helpdesk: creates the schema `fdm-helpdesk` and what is in it.
 * Run it at every start; several processes may do so at once.
 *
 * @returns how many migrations were run
 * @throws FdmError `migration_failed`
 */
export async function migrateHelpdesk(db: Db): Promise<number> {
  return migrate(db, migrations)
}

/** How many migrations `migrateHelpdesk` would run now. Changes nothing. @throws FdmError `migration_failed` */
export async function pendingHelpdeskMigrations(db: Db): Promise<number> {
  return pendingMigrations(db, migrations)
}
