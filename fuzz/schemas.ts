import { z } from "zod"
import * as helpdesk from "../fdm-helpdesk/src/index.js"
import type { Parser } from "./parser.js"

type Described = {
  type?: string
  enum?: unknown[]
  properties?: Record<string, Described>
  items?: Described
  anyOf?: Described[]
}

/** Most entries of a list that is filled with lines of a text. */
const maxItems = 2_000

/** One parser for the input of each verb and each other schema that the library gives to hosts: a new one needs no line here. */
export function schemaParsers(rest: Pick<Parser, "pieces" | "maxLength">): Parser[] {
  return Object.entries(helpdesk).flatMap(([name, exported]) => {
    if (!(exported instanceof z.ZodType)) return []
    const described = z.toJSONSchema(exported, { io: "input", unrepresentable: "any" }) as Described
    return [{ ...rest, name: `schema ${name}`, read: (text) => exported.safeParse(filled(described, text)) }]
  })
}

/** A value of the shape that a schema describes, with the text wherever it takes one. */
function filled({ type, properties, items, anyOf, enum: sets }: Described, text: string): unknown {
  const [only] = anyOf ?? []
  if (only) return filled(only, text)
  if (sets) return text.length % 2 ? sets[0] : text
  if (properties)
    return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, filled(inner, text)]))
  if (items) return linesOf(text).map((line) => filled(items, line))
  if (type === "boolean") return true
  if (type === "object") return Object.fromEntries(linesOf(text).map((line) => [line, line]))
  return type === "number" || type === "integer" ? Number(text.slice(0, 9)) : text
}

const linesOf = (text: string) => text.split(/[\s,;]/, maxItems)
