import { isAPIError } from "better-auth/api"
import { isFdmError } from "../errors.js"

/** Takes a line for the log. It holds no content of users. */
export type Log = (level: string, message: string) => void

const toStandardError: Log = (level, message) => void process.stderr.write(`fdm-core/auth ${level}: ${message}\n`)

/**
 * What better-auth says when a client does something wrong. It may quote the client, who is answered anyway and could fill the log
 * with it.
 */
const ofClients =
  /^(Invalid |Blocked |User not found|Password |Reset Password|Provider |Email is the same|Verification email isn't)/

/** Once a process, in words about settings that only better-auth has. `clientAddressHeader` says what follows without an address. */
const ofAddresses = /^Rate limiting could not determine a client IP /

/**
 * Settings that have better-auth log to `log`. It would hand over errors whole, and those of a database hold statements
 * with their parameters: of an error only its kind is kept. What a client did wrong it is told itself.
 */
export function loggingTo(log: Log = toStandardError) {
  return {
    logger: {
      level: "warn" as const,
      log(level: string, message: string, ...more: unknown[]) {
        if (!ofClients.test(message) && !ofAddresses.test(message))
          log(level, [message, ...more.filter((value) => value instanceof Error).map(kindOf)].join(" "))
      },
    },
    onAPIError: {
      onError(error: unknown) {
        if (!isAPIError(error) || error.statusCode >= 500) log("error", `a request failed: ${kindOf(error)}`)
      },
    },
  }
}

/** Logs an error that nobody is answered with, by its kind alone. */
export function logError(message: string, error: unknown, log: Log = toStandardError): void {
  log("error", `${message}: ${kindOf(error)}`)
}

/** The name of an error and of its causes, with their codes, such as `FdmError internal 23514`. */
function kindOf(error: unknown): string {
  const kinds: string[] = []
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? cause.code : undefined
    const sqlState = isFdmError(cause) ? cause.details.sqlState : undefined
    kinds.push([cause.constructor.name, code, sqlState].filter(Boolean).join(" "))
  }
  return kinds.join(" < ") || typeof error
}
