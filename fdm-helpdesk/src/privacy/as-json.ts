/** What is left of a value that goes through JSON: a `Date` becomes its ISO text; an id, an object to types, stays one. */
export type AsJson<Value> = Value extends Date
  ? string
  : Value extends string
    ? Value
    : Value extends readonly (infer Item)[]
      ? AsJson<Item>[]
      : Value extends object
        ? { [Key in keyof Value]: AsJson<Value[Key]> }
        : Value

export function asJson<Value>(value: Value): AsJson<Value> {
  return JSON.parse(JSON.stringify(value))
}
