import { APIError } from "better-auth/api"
import type { DBFieldAttribute } from "better-auth/db"
import { z } from "zod"
import { locales } from "../db/schema-authn.js"
import type { Locale } from "../principals/principal.js"
import { isLineToRead, singleSpaced } from "../text.js"
import type { EndpointContext } from "./endpoint-context.js"

const maxNameCharacters = 200
/** RFC 5321, section 4.5.3.1.3: a path of 256 with its angle brackets. */
const maxEmailCharacters = 254
const maxImageCharacters = 2_000

/** What FDM knows of a user besides what better-auth does. The user may set both, and only to something that exists. */
export const userFields = {
  locale: {
    type: [...locales],
    required: true,
    defaultValue: "nl",
    validator: { input: z.enum(locales) },
  },
  timeZone: {
    type: "string",
    required: true,
    defaultValue: "Europe/Amsterdam",
    validator: { input: z.string().refine(isTimeZone, "not a time zone") },
  },
} satisfies Record<string, DBFieldAttribute>

/** Names only: an offset such as `+01:00` knows no summer time, and Postgres reads its sign the other way round. */
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/** What somebody says of themselves when signing up or later; what is absent stays as it is. */
type Said = { name?: string; email?: string; image?: string | null }

/** What is wrong with a field of a form. */
export type Problem = {
  field: "name" | "email" | "image" | "password" | "newPassword" | "currentPassword"
  code: string
  message: string
}

/**
 * A name is kept as written, quotes and all, but for its blanks: see `withKeptName`. It travels in mail headers, so it has no line breaks or other controls; all of it
 * shows, so that nobody goes by a name that only looks like another's. An address is one that mail can reach, a picture an address and never the picture
 * itself: every request reads them.
 *
 * @throws APIError 400 `INVALID_NAME` | `INVALID_EMAIL` | `INVALID_IMAGE`
 */
export function assertUser(said: Said): void {
  const problems = userProblems(said)
  if (problems.length > 0) throw refusedFor(problems)
}

/** With the name as it is kept: with single blanks, as the helpdesk keeps it. */
export function withKeptName<User extends { name?: string }>(user: User): User {
  return user.name === undefined ? user : { ...user, name: singleSpaced(user.name) }
}

/** Everything that is wrong with what somebody says of themselves. */
export function userProblems({ name, email, image }: Said): Problem[] {
  const problems: Problem[] = []
  if (name !== undefined && !isName(name)) problems.push({ field: "name", code: "INVALID_NAME", message: nameRule })
  if (email !== undefined && email.length > maxEmailCharacters)
    problems.push({ field: "email", code: "INVALID_EMAIL", message: emailRule })
  if (image && !isWebAddress(image)) problems.push({ field: "image", code: "INVALID_IMAGE", message: imageRule })
  return problems
}

/** What is wrong with a password that somebody wants to have. */
export function passwordProblems(
  { context }: Pick<EndpointContext, "context">,
  field: "password" | "newPassword",
  password: string,
): Problem[] {
  const { minPasswordLength, maxPasswordLength } = context.password.config
  if (password.length < minPasswordLength)
    return [{ field, code: "PASSWORD_TOO_SHORT", message: "the password is too short" }]
  if (password.length > maxPasswordLength)
    return [{ field, code: "PASSWORD_TOO_LONG", message: "the password is too long" }]
  return []
}

/** Says no to what somebody filled in: the code of the first problem, and all `fields` that have one. */
export function refusedFor(problems: readonly Problem[]): APIError {
  const [first] = problems
  const message = problems.map((problem) => problem.message).join("; ")
  return new APIError("BAD_REQUEST", { code: first?.code, message, fields: problems.map(({ field }) => field) })
}

const nameRule = `a name has 1 to ${maxNameCharacters} characters, no line breaks and no signs that nobody sees`
const emailRule = `an address is one that mail can reach, of at most ${maxEmailCharacters} characters`
const imageRule = `a picture is an https address of at most ${maxImageCharacters} characters`

function isName(name: string): boolean {
  return name.length <= maxNameCharacters && isLineToRead(name)
}

function isWebAddress(image: string): boolean {
  return image.length <= maxImageCharacters && /^https:\/\/[\x21-\x7e]+$/.test(image) && URL.canParse(image)
}

const mostLanguages = 20

/**
 * The first language in an `Accept-Language` header that FDM speaks, whatever its region. Browsers list them by preference, so what
 * each weighs is left out; nobody reads more than a few, and no more are looked at.
 */
export function acceptedLocale(header: string | null | undefined): Locale | undefined {
  const wanted = (header ?? "").toLowerCase().split(",", mostLanguages)
  const languages = wanted.map((part) => part.trim().split(/[-;\s]/, 1)[0])
  return languages.map((language) => locales.find((known) => known === language)).find(Boolean)
}
