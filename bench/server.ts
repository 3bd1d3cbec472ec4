import { mkdir } from "node:fs/promises"
import { rowsOf } from "fdm-core/db"
import { openPostgres } from "../fdm-core/src/db/open-postgres.js"
import { type PostgresServer, startPostgres } from "../testing/postgres-server.js"
import type { Size } from "./data/size.js"

/**
 * As on a machine of its own, but that nothing waits for a disk (fsync is off, as tests have it): a commit then costs what
 * is done for it, so that writes are compared more strictly than a disk would.
 */
const settings = {
  shared_buffers: "3GB",
  maintenance_work_mem: "1GB",
  effective_cache_size: "8GB",
  max_wal_size: "8GB",
  checkpoint_timeout: "30min",
  autovacuum: "on",
  max_connections: "120",
}

/** Starts a Postgres for the bench. @param keptIn folder that its data are kept in and used again from */
export async function startServer(keptIn?: string): Promise<PostgresServer> {
  if (keptIn) await mkdir(keptIn, { recursive: true })
  return startPostgres({ ...(keptIn ? { keptIn } : {}), settings })
}

/** The address of the database for a size on this server, made when there is none. */
export async function databaseFor(server: PostgresServer, size: Size): Promise<string> {
  const name = `bench_${size}`
  const connection = openPostgres(server.url(), undefined, 1)
  try {
    const found = rowsOf(await connection.db.execute(`select from pg_database where datname = '${name}'`))
    if (found.length === 0) await connection.db.execute(`create database ${name} template template0`)
  } finally {
    await connection.close()
  }
  return server.url(name)
}
