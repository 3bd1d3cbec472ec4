import type { TestProject } from "vitest/node"
import { preparePgliteDump } from "./pglite-dump.js"
import type { PostgresServer } from "./postgres-server.js"
import { startPostgresWithTemplate } from "./postgres-template.js"

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the one of vitest
  export interface ProvidedContext {
    engine: "postgres" | "pglite"
    /** Path of a migrated PGlite as a file; empty in projects on Postgres. */
    pgliteDump: string
    /** Address of the maintenance database of the run's Postgres server; empty in projects on PGlite. */
    postgresUrl: string
  }
}

/** Projects each load this file anew, so the one server of a run is kept where all of them find it. */
const shared = globalThis as { fdmPostgres?: { server: Promise<PostgresServer>; users: number } }

/** Gets ready what the database tests of one project need: its name ends with the engine. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.name.endsWith("-pglite")) {
    project.provide("engine", "pglite")
    project.provide("pgliteDump", await preparePgliteDump())
    return
  }
  shared.fdmPostgres ??= { server: startPostgresWithTemplate(), users: 0 }
  const { fdmPostgres } = shared
  fdmPostgres.users++
  const server = await fdmPostgres.server
  project.provide("engine", "postgres")
  project.provide("postgresUrl", server.url())
  return async () => {
    if (--fdmPostgres.users > 0) return
    delete shared.fdmPostgres
    await server.stop()
  }
}
