/**
 * A value as Postgres writes `jsonb` down: keys by length and then by byte, a space behind each comma and colon. What is
 * hashed is this text, so that a stored value which merely reads the same (`1.0` for `1`) is another one. Fields that are
 * undefined are not there.
 */
export function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => jsonbText(each ?? null)).join(", ")}]`
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${entries
    .map(([key, field]) => [Buffer.from(key), field] as const)
    .sort(([a], [b]) => a.length - b.length || Buffer.compare(a, b))
    .map(([key, field]) => `${JSON.stringify(key.toString())}: ${jsonbText(field)}`)
    .join(", ")}}`
}
