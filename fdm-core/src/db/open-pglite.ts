import { mkdir } from "node:fs/promises"
import { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import type { Connection } from "./connection.js"
import { lockFolder } from "./folder-lock.js"
import { type OnStatement, reportTransactions, statementLogger } from "./statements.js"

/** Opens the embedded database in a folder, which is made when missing and belongs to this process until closed. */
export async function openPgliteFolder(folder: string, onStatement?: OnStatement): Promise<Connection> {
  await mkdir(folder, { recursive: true })
  const release = await lockFolder(folder)
  try {
    const connection = overPglite(await PGlite.create(folder), onStatement)
    return {
      ...connection,
      async close() {
        await connection.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

/** Opens an embedded database that is gone when closed. */
export async function openPgliteMemory(onStatement?: OnStatement): Promise<Connection> {
  return overPglite(await PGlite.create(), onStatement)
}

/** Wraps a PGlite that is open already. */
export function overPglite(client: PGlite, onStatement?: OnStatement): Connection {
  return {
    engine: "pglite",
    db: reportTransactions(drizzle(client, { logger: statementLogger(onStatement) }), onStatement),
    async listen(channel, onNotify, onListening) {
      // PGlite takes the name as it would stand in SQL; postgres.js quotes it. Quoted here, both mean the same channel.
      // The function that `listen` returns forgets the quotes and stops nothing.
      const quoted = `"${channel}"`
      await client.listen(quoted, onNotify)
      onListening?.()
      return () => client.unlisten(quoted, onNotify)
    },
    async close() {
      if (!client.closed) await client.close()
    },
  }
}
