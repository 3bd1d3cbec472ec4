import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import type { Connection } from "./connection.js"
import { leaveLost } from "./leave-lost.js"
import { obeyLimits } from "./limited.js"
import { type OnStatement, reportTransactions, statementLogger } from "./statements.js"

/** A request that waits longer than this for a database that is away had better be told so. */
const connectTimeoutSeconds = 5
/** The driver's own wait grows with each connection that is lost, to 20 s when a pool loses all at once. */
const reconnectSeconds = 0.1
const closeTimeoutSeconds = 5

/** Opens a pool on a Postgres server. Connects when the first statement comes. */
export function openPostgres(url: string, onStatement?: OnStatement, maxConnections = 10): Connection {
  const client = obeyLimits(
    leaveLost(
      postgres(url, {
        max: maxConnections,
        connect_timeout: connectTimeoutSeconds,
        backoff: () => reconnectSeconds,
        onnotice: () => undefined,
      }),
    ),
  )
  return {
    engine: "postgres",
    db: reportTransactions(drizzle(client, { logger: statementLogger(onStatement) }), onStatement),
    async listen(channel, onNotify, onListening) {
      const { unlisten } = await client.listen(channel, onNotify, onListening)
      return unlisten
    },
    close: () => client.end({ timeout: closeTimeoutSeconds }),
  }
}
