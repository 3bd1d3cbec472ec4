import type { Logger } from "drizzle-orm/logger"
import type { Db } from "./handle.js"

/** Is told of every statement, in the async context of the code that asked for it. Never gets the parameters. */
export type OnStatement = (sql: string) => void

/** A drizzle logger that passes statements on. */
export function statementLogger(onStatement: OnStatement | undefined): Logger | undefined {
  return onStatement && { logQuery: onStatement }
}

/**
 * Makes a handle tell of `begin`, `commit` and `rollback` too: they are round trips like any other, but the drivers
 * send them past drizzle's logger.
 */
export function reportTransactions<Handle extends Db>(db: Handle, onStatement: OnStatement | undefined): Handle {
  if (!onStatement) return db
  const transaction = db.transaction.bind(db)
  db.transaction = (run, config) => {
    onStatement("begin")
    return transaction(async (tx) => {
      try {
        const result = await run(tx)
        onStatement("commit")
        return result
      } catch (error) {
        onStatement("rollback")
        throw error
      }
    }, config)
  }
  return db
}
