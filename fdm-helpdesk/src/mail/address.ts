import { HelpdeskError, oneLine, shorten } from "../kernel/index.js"

/** One address and nothing else: what could end it, add a second one or start a comment is left out. */
const bareAddress = /^[^\s@<>(),;:\\"[\]\p{Cc}]+@[^\s@<>(),;:\\"[\]\p{Cc}]+$/u
/** What may stand before an address without quotes (RFC 5322 "atext", blanks, and letters of all languages). */
const plainName = /^[\p{L}\p{M}\p{N} !#$%&'*+\-/=?^_`{|}~]+$/u

/**
 * An address as the headers of a mail have it: `Wim <wim@boer.example>`, the name in quotes where it needs them.
 *
 * @throws HelpdeskError `port_failed` when it is no address, or more than one
 */
export function mailAddress({ name, email }: { name: string; email: string }): string {
  if (!bareAddress.test(email)) throw new HelpdeskError("port_failed", "no mail address", { reason: "invalid_address" })
  const shown = shorten(oneLine(name), 100)
  if (shown === "") return email
  return plainName.test(shown) ? `${shown} <${email}>` : `"${shown.replaceAll(/["\\]/g, "\\$&")}" <${email}>`
}

/** The part behind the `@`, for Message-IDs. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1)
}
