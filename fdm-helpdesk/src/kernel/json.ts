/** A JSON column as drivers give it: some hand it over as text. */
export function fromJson<Value>(value: unknown): Value {
  return typeof value === "string" ? JSON.parse(value) : (value as Value)
}

/** A time in JSON that Postgres made, which is ISO 8601 text with the offset of the connection. */
export function fromJsonTime(text: string): Date {
  return new Date(text)
}
