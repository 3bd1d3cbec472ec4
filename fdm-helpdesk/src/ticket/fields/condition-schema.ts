import { z } from "zod"
import { hostId, idSchema } from "../../kernel/index.js"
import type { Condition } from "./condition.js"
import type { Field } from "./field.js"
import { allFields } from "./ticket-fields.js"

/** A tree that is deeper or larger than this nobody reads, and a database plans for too long. */
const [mostDeep, mostParts, mostValues] = [6, 60, 50]

const values = (one: z.ZodType) => z.array(one).max(mostValues)
/** No database keeps the rest. */
const text = z
  .string()
  .max(200)
  .refine((value) => value.isWellFormed() && !value.includes("\u0000"))
/** Years that JavaScript, Postgres and people write alike. */
const time = z.iso.datetime({ precision: 3 }).refine((at) => !at.startsWith("0000"))
const empty = { isEmpty: z.boolean() }

/** What a field can be compared with, one way each. */
function waysOf(field: Field): Record<string, z.ZodType>[] {
  switch (field.kind) {
    case "choice":
      return [{ in: values(z.enum(Object.keys(field.choices))) }]
    case "status":
      return [{ in: values(text.min(1).max(40)) }]
    case "text":
      return [{ in: values(text) }, { contains: text.min(1) }]
    case "reference":
      return [{ in: values(z.union([z.null(), ...(field.me ? [z.literal("me")] : []), idSchema(field.to)])) }, empty]
    case "party":
      return [{ in: values(field.to === "contact" ? idSchema("contact") : hostId(100)) }, empty]
    case "set":
      return [{ in: values(idSchema(field.to)) }, { has: values(idSchema(field.to)) }, empty]
    case "time":
      return [{ since: time }, { before: time }, { withinDays: z.number().int().min(1).max(3650) }, empty]
    case "unread":
      return [{ isUnread: z.boolean() }]
    default:
      return []
  }
}

const comparisons = allFields.flatMap(([name, field]) =>
  waysOf(field).map((way) => z.strictObject({ field: z.literal(name), ...way })),
)

const parts = (): z.ZodType => z.array(tree)
const tree: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ all: parts() }),
    z.strictObject({ any: parts() }),
    z.strictObject({ not: tree }),
    ...comparisons,
  ]),
)

/** How many comparisons and knots a tree has; infinite when it is too deep. Looks at no more than there may be. */
function sizeOf(value: unknown, deep = 0): number {
  if (deep > mostDeep) return Number.POSITIVE_INFINITY
  if (typeof value !== "object" || value === null) return 1
  const { all, any, not } = value as Record<string, unknown>
  const below = [all, any].flatMap((list) => (Array.isArray(list) ? list.slice(0, mostParts + 1) : []))
  return [...below, ...(not === undefined ? [] : [not])].reduce((sum: number, part) => {
    return sum > mostParts ? sum : sum + sizeOf(part, deep + 1)
  }, 1)
}

/** Reads a condition, which is at most six deep and has at most sixty parts. */
export const conditionSchema = z
  .unknown()
  .refine((value) => sizeOf(value) <= mostParts, { error: "too deep or too large a condition", abort: true })
  .pipe(tree) as z.ZodType<Condition, Condition>
