import type { Db } from "../kernel/index.js"

/** A process that is ended after so many transactions. */
export function endedAfter(db: Db, transactions: number): Db {
  let left = transactions
  return new Proxy(db, {
    get(target, name) {
      if (name === "transaction" && left-- <= 0) throw new Error("ended")
      const value = Reflect.get(target, name)
      return typeof value === "function" ? value.bind(target) : value
    },
  })
}
