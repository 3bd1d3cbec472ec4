import type { Db } from "./handle.js"

/** One open database, whichever engine it runs on. */
export type Connection = {
  db: Db
  engine: "postgres" | "pglite"
  /**
   * Hears what any connection to this database sends with `notify`, from when the promise resolves. On Postgres it
   * uses one connection of its own, and listens again after that was lost; what was sent meanwhile is not heard, so
   * whoever relies on it looks at the tables as well, from time to time or when told by `onListening`.
   *
   * @param onListening called each time that listening begins: the first time, and again after a connection was lost
   * @returns a function that stops listening
   */
  listen(channel: string, onNotify: (payload: string) => void, onListening?: () => void): Promise<() => Promise<void>>
  /** Waits for running statements, then lets go of the database. Once closed it stays closed. */
  close(): Promise<void>
}
