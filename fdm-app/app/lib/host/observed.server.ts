import { type Db, rowsOf } from "fdm-core/db"
import { ownAddressHeader } from "../../../server/peer"
import type { Environment } from "./environment.server"
import { inBrief } from "./for-log.server"
import type { KeptBrand } from "./kept-brand.server"
import { type DatabaseFacts, linesOf, type Notice, noticesOf, type Observed } from "./notices.server"
import { isForwarded, isFromThisMachine } from "./this-machine.server"

/** What may be wrong as of now, and the eyes that find more of it. */
export type Watch = { notices(): Notice[]; see(request: Pick<Request, "method" | "headers">): void }

/** Asks the database once; what it won't tell keeps nobody from starting. */
export async function askDatabase(db: Db): Promise<DatabaseFacts | undefined> {
  try {
    const askedAt = Date.now()
    const found = await db.execute(`select current_setting('is_superuser') = 'on' as "isSuperuser",
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "isEncrypted",
      (extract(epoch from clock_timestamp()) * 1000)::float8 as "now"`)
    const [facts] = rowsOf<{ isSuperuser: boolean; isEncrypted: boolean; now: number }>(found)
    if (!facts) return undefined
    const { now, ...known } = facts
    return { ...known, aheadSeconds: Math.round((now - (askedAt + Date.now()) / 2) / 1000) }
  } catch (error) {
    process.stderr.write(`the database tells nothing of itself: ${inBrief(error)}\n`)
    return undefined
  }
}

/** Keeps what is seen; what is found on the way is told once, at standard error. */
export function startWatch(environment: Environment, brand: KeptBrand, database?: DatabaseFacts): Watch {
  const seen = { isForwarded: false, lacksAddress: false }
  const observed = (): Observed => ({ database, mailFrom: brand.current.mailFrom, ...seen })
  const notices = () => noticesOf(environment, observed())
  const see: Watch["see"] = ({ method, headers }) => {
    if (seen.isForwarded && seen.lacksAddress) return
    const before = new Set(notices().map(({ key }) => key))
    seen.isForwarded ||= isForwarded(headers)
    seen.lacksAddress ||= method === "POST" && !headers.has(ownAddressHeader) && !isFromThisMachine(headers)
    const found = notices().filter(({ key }) => !before.has(key))
    if (found.length > 0) process.stderr.write(`${linesOf(found).join("\n")}\n`)
  }
  return { notices, see }
}
