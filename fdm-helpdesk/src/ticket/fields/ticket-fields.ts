import type { Columns, Field } from "./field.js"
import { peopleFields } from "./people-fields.js"
import { stateFields } from "./state-fields.js"
import { timeFields } from "./time-fields.js"

/**
 * What a ticket has, each field once: lists, search, addresses, columns, files and what requesters see follow from here. The
 * order is the one in which people meet fields: in files, panels and menus.
 */
export const ticketFields = { ...stateFields, ...peopleFields, ...timeFields }

type Fields = typeof ticketFields
/** The name of a field: in conditions, in columns of a view. */
export type FieldName = keyof Fields
/** The names of those fields that are like this. */
export type FieldsLike<Like> = { [Name in FieldName]: Fields[Name] extends Like ? Name : never }[FieldName]

/** All fields in their order, without what TypeScript knows of each. */
export const allFields = Object.entries(ticketFields) as [FieldName, Field][]

/** The fields that agents set by hand, of which the audit tells by their names. */
export const setFields = allFields.filter(
  (entry): entry is [FieldName, Extract<Field, { kind: "reference" }>] => entry[1].isSetByDesk === true,
)

/** Columns that are no field of a ticket. Whether its last change was a note is none of a requester's business. */
export const bookkeeping = {
  id: "everybody",
  version: "everybody",
  updatedAt: "everybody",
  messageVersion: { desk: 1 },
  formKey: "nobody",
  auditSeq: "nobody",
  auditHash: "nobody",
  erasureId: "nobody",
} as const satisfies Columns
