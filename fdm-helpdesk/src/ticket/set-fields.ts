import type { z } from "zod"
import { type Db, HelpdeskError, type Id, idSchema } from "../kernel/index.js"
import type { Change } from "./commit/change.js"
import { heldThings } from "./fields/named-things.js"
import { type FieldsLike, setFields, type ticketFields } from "./fields/ticket-fields.js"
import type { LockedTicket } from "./ticket.js"

type SetName = FieldsLike<{ isSetByDesk: true }>
type Referred = Id<(typeof ticketFields)[SetName]["to"]>
/** Fields that agents set by hand, by their names; null for none. */
export type FieldsSet = { [Name in SetName]?: Referred | null | undefined }

/** What `updateTicket` takes of them. */
export const fieldsSetShape = Object.fromEntries(
  setFields.map(([name, { to }]) => [name, (idSchema(to) as z.ZodType<Referred, Referred>).nullable().optional()]),
) as { [Name in SetName]: z.ZodOptional<z.ZodNullable<z.ZodType<Referred, Referred>>> }

/**
 * The change that sets the given fields, an event for each whose value is another one.
 *
 * @throws HelpdeskError `invalid_input` for what isn't there
 */
export async function changeSetFields(tx: Db, ticket: LockedTicket, given: FieldsSet): Promise<Change> {
  const values = given as Record<string, Referred | null | undefined>
  const changes: Change[] = []
  for (const [field, { column, to: thing }] of setFields) {
    const [from, to] = [ticket[column] as Referred | null, values[field]]
    if (to === undefined || to === from) continue
    const held = await heldThings(
      tx,
      thing,
      [from, to].filter((id) => id !== null),
    )
    const nameOf = (wanted: string | null) => held.find(({ id }) => id === wanted)?.name ?? null
    if (to !== null && nameOf(to) === null)
      throw new HelpdeskError("invalid_input", "no such thing", { fields: [field] })
    const data = { field, from, to, fromName: nameOf(from), toName: nameOf(to) }
    changes.push({ set: { [column]: to }, events: [{ type: "ticket.field_changed", data }] })
  }
  return { set: Object.assign({}, ...changes.map(({ set }) => set)), events: changes.flatMap(({ events }) => events) }
}
