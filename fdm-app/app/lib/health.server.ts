import { getSettings } from "fdm-helpdesk"
import { host } from "./host.server"

/** Asks the database something small. */
export async function isHealthy(): Promise<boolean> {
  try {
    const { db } = await host()
    await getSettings(db)
    return true
  } catch {
    return false
  }
}
