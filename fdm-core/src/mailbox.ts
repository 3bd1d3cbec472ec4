const atGoogle = /@(gmail|googlemail)\.com$/

/**
 * The mailbox that an address leads to, as far as it can be seen: lower case, without what stands behind a `+` (RFC 5233), and
 * at Google without dots. For counting what is mailed, and for nothing else: some hosts give `a+b` and `a` to two people, so it never says who
 * somebody is.
 */
export function mailboxOf(address: string): string {
  const lower = address.toLowerCase()
  const at = lower.lastIndexOf("@")
  const plus = lower.indexOf("+")
  // One that begins with `+` is a telephone number.
  const local = plus > 0 && plus < at ? lower.slice(0, plus) : lower.slice(0, Math.max(at, 0))
  const whole = local + lower.slice(Math.max(at, 0))
  return atGoogle.test(whole) ? `${local.replaceAll(".", "")}@gmail.com` : whole
}
