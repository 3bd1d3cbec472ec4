import { availableParallelism } from "node:os"
import { APIError } from "better-auth/api"
import { hashPassword, verifyPassword } from "better-auth/crypto"
import { inLine } from "./in-line.js"

/** More than this nobody chooses: whatever sets a password refuses it. */
export const maxPasswordLength = 128

/**
 * How passwords are hashed and compared: better-auth's own way, of no more characters than tell that a password is too long. It
 * brings them into one form before anything else (NFKC), which takes the square of the length of a row of marks, and has
 * everybody wait. Here is where all of them come by, from whichever endpoint, so what is too long is wrong like any other
 * password: with the same answer, the same work, and counted as a guess.
 *
 * Each takes 32 MB and one of the four threads that files, compression and names of hosts need too, for a tenth of a second. Anybody
 * may ask for it, so no more than two are at work, and those wait that have a turn within seconds.
 */
export const passwordHash = {
  /** What is kept of a password. */
  hash: (password: string): Promise<string> => turn(() => hashPassword(cut(password))),
  /** Whether a password is the one that a hash was made of. */
  verify: ({ hash, password }: { hash: string; password: string }): Promise<boolean> =>
    turn(() => verifyPassword({ hash, password: cut(password) })),
}

/** Of all instances in this process: the threads are its own. */
const turn = inLine(Math.max(1, Math.min(2, availableParallelism() - 1)), 40, tooBusy)

function tooBusy(): APIError {
  const body = { code: "TOO_BUSY", message: "Too many passwords are being looked at now; in a moment it may go." }
  return new APIError("SERVICE_UNAVAILABLE", body, { "Retry-After": "5" })
}

function cut(password: string): string {
  return password.slice(0, maxPasswordLength + 1)
}
