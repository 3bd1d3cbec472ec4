import type { Sql, TransactionSql } from "postgres"
import { FdmError, isDatabaseUnavailable } from "../errors.js"

/** What a transaction and its savepoints know together: whether it has ended, or its connection is lost. */
type Held = { isOver: boolean }

// biome-ignore lint/suspicious/noExplicitAny: overloads of the driver, whose arguments go through as they come
type Passing = any

/**
 * Makes a client of postgres.js let go of a transaction whose connection was lost: it fails, and sends nothing more. The
 * driver (3.4.9) would go on: what comes later in the transaction, and its rollback, are sent over whatever took the
 * connection's place, so outside of any transaction or in somebody else's; where nothing has yet, that ends the process
 * (github.com/porsager/postgres/issues/1154).
 *
 * @returns the same client
 */
export function leaveLost<Connected extends Pick<Sql, "begin">>(client: Connected): Connected {
  const { begin } = client
  return Object.assign(client, {
    begin: (...given: Passing[]) => {
      const held: Held = { isOver: false }
      const over = () => {
        held.isOver = true
      }
      const transaction = runIn(held, begin.bind(client), given)
      transaction.then(over, over)
      return transaction
    },
  })
}

/**
 * Starts a transaction or a savepoint. The driver hears of an end of `run` only while there is a connection: it would
 * answer with a commit or a rollback. It learns by itself that a connection has closed, and fails the transaction.
 */
function runIn(held: Held, start: Passing, given: Passing[]): Promise<unknown> {
  const run = given.pop()
  return new Promise((resolve, reject) => {
    const inside = (client: TransactionSql) =>
      new Promise((end, fail) => {
        const settle = (tell: () => void) => (held.isOver ? reject(gone()) : tell())
        Promise.resolve(run(holdTo(held, client))).then(
          (value) => settle(() => end(value)),
          (error) => settle(() => fail(error)),
        )
      })
    start(...given, inside).then(resolve, reject)
  })
}

function holdTo(held: Held, client: TransactionSql): TransactionSql {
  const { unsafe, savepoint } = client
  const refuse = () => {
    if (held.isOver) throw gone()
  }
  return Object.assign(client, {
    unsafe: (...given: Parameters<TransactionSql["unsafe"]>) => {
      refuse()
      const query = unsafe.apply(client, given)
      query.then(undefined, (error) => {
        held.isOver ||= isConnectionLost(error)
      })
      return query
    },
    savepoint: async (...given: Passing[]) => {
      refuse()
      return await runIn(held, savepoint.bind(client), given)
    },
  })
}

/** A refusal of the server's has a `severity`; it came over a connection that there was. */
function isConnectionLost(error: unknown): boolean {
  return isDatabaseUnavailable(error) && !(error instanceof Error && "severity" in error)
}

function gone(): FdmError {
  return new FdmError("unavailable", "this transaction has ended, or its connection was lost", { away: "database" })
}
