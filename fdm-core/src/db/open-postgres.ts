import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import { parse as parseArray } from "postgres-array"
import type { Connection } from "./connection.js"
import { leaveLost } from "./leave-lost.js"
import { obeyLimits } from "./limited.js"
import { type OnStatement, reportTransactions, statementLogger } from "./statements.js"

/** A request that waits longer than this for a database that is away had better be told so. */
const connectTimeoutSeconds = 5
const closeTimeoutSeconds = 5

/**
 * Arrays of text, by the number that Postgres gives them. Left to itself the driver asks each new connection for all types of
 * arrays, and an answer that never comes because the connection is lost ends the process.
 */
const textArray = {
  to: 1009,
  from: [1009],
  parse: (written: string) => parseArray(written),
  serialize: (values: unknown) => (Array.isArray(values) ? writeArray(values) : values),
}

/** As Postgres reads an array: each element in quotes, with a backslash before quotes and backslashes. */
function writeArray(values: readonly unknown[]): string {
  const written = values.map((value) => (value === null ? "NULL" : `"${String(value).replace(/[\\"]/g, "\\$&")}"`))
  return `{${written.join(",")}}`
}

/** Opens a pool on a Postgres server. Connects when the first statement comes. */
export function openPostgres(url: string, onStatement?: OnStatement, maxConnections = 10): Connection {
  const client = obeyLimits(
    leaveLost(
      postgres(url, {
        max: maxConnections,
        connect_timeout: connectTimeoutSeconds,
        onnotice: () => undefined,
        fetch_types: false,
        types: { textArray },
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
