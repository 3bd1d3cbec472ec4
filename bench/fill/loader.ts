import type { PGlite } from "@electric-sql/pglite"
import type { Sql } from "postgres"
import { type Lines, type TableKey, tables } from "./tables.js"

/** A database as the filling sees it, whichever engine it is on. */
export type Loader = {
  run(statement: string): Promise<Record<string, unknown>[]>
  /** Adds lines to tables, by COPY. */
  copy(lines: Lines): Promise<void>
  /** To be called when there are no more. */
  end(): Promise<void>
}

const parts = (lines: Lines) => Object.entries(lines) as [TableKey, Uint8Array<ArrayBuffer>][]
const copyInto = (key: TableKey) => `copy ${tables[key].name} (${tables[key].columns}) from`

/** Each table has one COPY that runs all the time, over a connection of its own; triggers and foreign keys rest. */
export function postgresLoader(sql: Sql): Loader {
  const streams = new Map<TableKey, Promise<NodeJS.WritableStream>>()

  async function write(key: TableKey, bytes: Uint8Array): Promise<void> {
    const opened = streams.get(key) ?? sql.unsafe(`${copyInto(key)} stdin`).writable()
    streams.set(key, opened)
    const stream = await opened
    await new Promise<void>((resolve, reject) => {
      stream.once("error", reject)
      stream.write(Buffer.from(bytes.buffer), () => {
        stream.off("error", reject)
        resolve()
      })
    })
  }

  return {
    run: async (statement) => [...(await sql.unsafe(statement))],
    async copy(lines) {
      await Promise.all(parts(lines).map(([key, bytes]) => write(key, bytes)))
    },
    async end() {
      for (const opened of streams.values()) {
        const stream = await opened
        await new Promise<void>((resolve, reject) => {
          stream.once("error", reject)
          stream.once("finish", resolve)
          stream.end()
        })
      }
      streams.clear()
    },
  }
}

export function pgliteLoader(client: PGlite): Loader {
  return {
    run: async (statement) => (await client.query<Record<string, unknown>>(statement)).rows,
    async copy(lines) {
      for (const [key, bytes] of parts(lines))
        await client.query(`${copyInto(key)} '/dev/blob'`, [], { blob: new Blob([bytes]) })
    },
    end: async () => undefined,
  }
}
