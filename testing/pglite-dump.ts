import { existsSync } from "node:fs"
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { overPglite } from "../fdm-core/src/db/open-pglite.js"
import { cacheFolder, migrateAll, migrationsFingerprint } from "./migrate-all.js"

/**
 * A migrated PGlite as a file, because loading one takes a fraction of making one. Kept for later runs, until a
 * migration changes.
 *
 * @returns the path of the file
 */
export async function preparePgliteDump(): Promise<string> {
  const name = `pglite-${await migrationsFingerprint()}.tar`
  const path = join(cacheFolder, name)
  if (!existsSync(path)) await writeDump(path)
  return path
}

async function writeDump(path: string): Promise<void> {
  const client = await PGlite.create()
  await migrateAll(overPglite(client).db)
  const dump = await client.dumpDataDir("none")
  await client.close()
  await mkdir(cacheFolder, { recursive: true })
  for (const old of await readdir(cacheFolder)) if (old.endsWith(".tar")) await rm(join(cacheFolder, old))
  // Another run may want the file at this moment: it appears whole or not at all.
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()))
  await rename(unfinished, path)
}
