import { z } from "zod"
import type { DeskActor, RequesterActor } from "../access/index.js"
import { hostId, idSchema } from "../kernel/index.js"
import { type Condition, partsOf } from "../ticket/fields/condition.js"
import type { Field } from "../ticket/fields/field.js"
import { comparisonsOf, filteredFields, filterNamesOf, type TicketFilters } from "../ticket/fields/filters.js"
import type { Clause } from "./clause.js"
import { clauseOf } from "./condition-clause.js"

/** Filters as `inboxFiltersSchema` has read them. */
export type InboxFilters = TicketFilters

/** A list without anything in it asks for nothing, as one that isn't given. */
const some = (one: z.ZodType) => z.array(one).max(50)
const tagIds = z.array(idSchema("tag")).max(50).default([])
/** Years that JavaScript, Postgres and people write alike. */
const moment = z.date().min(new Date("0001-01-01T00:00:00Z")).max(new Date("9999-12-31T00:00:00Z"))

/** What a filter on a field takes. */
function schemaOf(field: Field): z.ZodType {
  switch (field.kind) {
    case "choice":
      return some(z.enum(Object.keys(field.choices)))
    case "status":
      // Keys of the workflow's statuses. One that no ticket is in finds nothing.
      return some(z.string().min(1).max(40))
    case "reference":
      return some(z.union([z.enum(field.me ? ["me", "none"] : ["none"]), idSchema(field.to)]))
    case "party":
      return field.to === "contact" ? idSchema("contact") : hostId(100)
    case "set":
      return z.strictObject({ any: tagIds, all: tagIds })
    case "time":
      return moment
    default:
      return z.literal(true)
  }
}

type Reads<Value> = z.ZodType<Value, Value>
type Shape = { [Name in keyof TicketFilters]-?: z.ZodOptional<Reads<NonNullable<TicketFilters[Name]>>> }

/** What a list of tickets can be narrowed by; all that is given has to hold. See `TicketFilters`. */
export const inboxFiltersSchema = z.strictObject(
  Object.fromEntries(
    filteredFields.flatMap((field) => filterNamesOf(field).map((name) => [name, schemaOf(field[1]).optional()])),
  ) as Shape,
)

/** Which tickets, as people write it and as a condition: both have to hold. */
export type Asked = { filters: InboxFilters; where?: Condition | undefined }

/** All that is asked for, as conditions that all have to hold. */
export function partsOfAsked({ filters, where }: Asked): Condition[] {
  return [...comparisonsOf(filters), ...(where ? partsOf(where) : [])]
}

/** The conditions over `tickets` that say the same. Column by column, so that none of it is in the way of an index. */
export function clausesOf(asked: Asked, actor: DeskActor | RequesterActor, now: Date): Clause[] {
  return partsOfAsked(asked).map((part) => clauseOf(part, actor, now))
}

/** The filters that requesters may ask by. */
export const filtersOfRequesters: ReadonlySet<string> = new Set(
  filteredFields.filter(([, { filter }]) => filter.isForRequesters).flatMap(filterNamesOf),
)
