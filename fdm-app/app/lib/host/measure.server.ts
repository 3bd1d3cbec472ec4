import type { MiddlewareFunction } from "react-router"
import { withCost } from "./cost.server"
import { host } from "./host.server"

/**
 * Writes on every answer what it cost, where that was asked for (`FDM_MEASURE`). Nowhere else, because the cost tells what
 * was found: one statement more, and an address has an account.
 */
export const measure: MiddlewareFunction<Response> = async (_args, next) => {
  const { environment } = await host()
  if (!environment.isMeasured) return next()
  const { answer, timing } = await withCost(next)
  answer.headers.append("Server-Timing", timing)
  return answer
}
