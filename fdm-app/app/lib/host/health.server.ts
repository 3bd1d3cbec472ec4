import { getSettings } from "fdm-helpdesk"
import { answered } from "~/lib/requests/answer-limit.server"
import { host } from "./host.server"

/** Asks the database something small. */
export async function isHealthy(): Promise<boolean> {
  try {
    const { db } = await host()
    await answered(getSettings(db))
    return true
  } catch {
    return false
  }
}
