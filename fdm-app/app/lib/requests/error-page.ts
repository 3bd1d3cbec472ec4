import type { ErrorCode } from "fdm-core/errors"
import { isRouteErrorResponse } from "react-router"

/**
 * A form that was posted without scripts and can't be shown again by its own page: where it goes, and whether the page has what was
 * typed. That itself stands in the page once (`unsent-form.tsx`), and not in its data as well.
 */
export type Unsent = { action: string; isWhole: boolean }

/** What an error page is told. */
export type ErrorPage = {
  code: ErrorCode
  unsent?: Unsent
  /** When it goes again; ISO 8601. */
  retryAt?: string
}

/** What a thrown error tells: the code by which it finds its words, and the status it was answered with. */
export function toldBy(error: unknown): Omit<ErrorPage, "code"> & { code: ErrorCode | "unknown"; status: number } {
  if (!isRouteErrorResponse(error)) return { code: "unknown", status: 500 }
  const { status, data } = error
  if (data && typeof data === "object" && "code" in data) return { ...(data as ErrorPage), status }
  return { code: status === 404 ? "not_found" : "unknown", status }
}
