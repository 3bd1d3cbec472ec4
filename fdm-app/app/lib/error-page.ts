import type { ErrorCode } from "fdm-core/errors"
import { isRouteErrorResponse } from "react-router"

/** What an error page is told. */
export type ErrorPage = { code: ErrorCode }

/** The code by which a thrown error finds its words, and the status it was answered with. */
export function codeOf(error: unknown): { code: ErrorCode | "unknown"; status: number } {
  if (!isRouteErrorResponse(error)) return { code: "unknown", status: 500 }
  const { status, data } = error
  if (data && typeof data === "object" && "code" in data) return { code: (data as ErrorPage).code, status }
  return { code: status === 404 ? "not_found" : "unknown", status }
}
