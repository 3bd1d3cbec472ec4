/**
 * Was this asked for ahead, by a browser whose reader may never look? Then nothing may be noted as seen. Browsers say so
 * in `Sec-Purpose`; older ones in `Purpose` or `X-Moz`.
 */
export function isFetchedAhead({ headers }: Request): boolean {
  const purpose = headers.get("Sec-Purpose") ?? headers.get("Purpose") ?? headers.get("X-Moz") ?? ""
  return purpose.includes("prefetch")
}
