import { FdmError } from "fdm-core/errors"

export {
  contentFree,
  type ErrorCode,
  type ErrorDetails,
  errorStatus,
  guarded,
  isDatabaseUnavailable,
  isFdmError,
} from "fdm-core/errors"

/** What every function of the helpdesk throws on purpose; the codes are those of `fdm-core`. */
export class HelpdeskError extends FdmError {
  override name = "HelpdeskError"
}

/** The one way to say that something isn't there, or isn't there for this actor. */
export function notFound(what: string): HelpdeskError {
  return new HelpdeskError("not_found", `no such ${what}`)
}
