/**
 * Has an answer carry the cookies of a session that its request renewed. What the answer itself says of a cookie counts: an act
 * may have ended that session, and begun another.
 */
export function carryRenewed({ headers }: Response, renewed: readonly string[]): void {
  const own = new Set(headers.getSetCookie().map(nameOf))
  for (const cookie of renewed) if (!own.has(nameOf(cookie))) headers.append("Set-Cookie", cookie)
}

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf("="))
}
