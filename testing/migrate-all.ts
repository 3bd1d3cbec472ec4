import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Db } from "../fdm-core/src/db/handle.js"
import { coreMigrations, migrateCore } from "../fdm-core/src/db/migrate-core.js"
import { migrateHelpdesk, migrationsFolder } from "../fdm-helpdesk/src/db/migrate.js"

/** Makes the tables of both packages, so that their tests can start from the same database. */
export async function migrateAll(db: Db): Promise<void> {
  await migrateCore(db)
  await migrateHelpdesk(db)
}

/** Changes whenever `migrateAll` would make something else, and when the embedded database itself changes. */
export async function migrationsFingerprint(): Promise<string> {
  const hash = createHash("sha256").update(createRequire(import.meta.url).resolve("@electric-sql/pglite"))
  for (const folder of [coreMigrations.folder, migrationsFolder])
    for (const name of (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort())
      hash.update(name).update(await readFile(join(folder, name)))
  return hash.digest("hex").slice(0, 16)
}

export const cacheFolder = fileURLToPath(new URL("../node_modules/.cache/fdm-testing", import.meta.url))
