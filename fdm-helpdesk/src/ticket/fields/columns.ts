import type { Column, Columns, Field, Seen, TicketRow } from "./field.js"
import { bookkeeping, type FieldName, ticketFields } from "./ticket-fields.js"

type Fields = typeof ticketFields
type ColumnsOf<Described> = Described extends { columns: infer Named } ? Named : never
/** One field's columns after the other, as one type. */
type Merged<Named> = (Named extends unknown ? (named: Named) => void : never) extends (named: infer All) => void
  ? All
  : never
type SeenColumns = Merged<ColumnsOf<Fields[keyof Fields]>> & typeof bookkeeping
/** The columns that anybody reads. */
export type ShownColumn = {
  [Name in keyof SeenColumns]: SeenColumns[Name] extends "nobody" ? never : Name
}[keyof SeenColumns] &
  Column

/** Of every column who sees it. One that nobody describes is nobody's to see. */
export const seenColumns = Object.assign(
  {},
  bookkeeping,
  ...Object.values(ticketFields).map(({ columns }) => columns),
) as Columns

const names = Object.keys(seenColumns) as Column[]
const isShown = (name: Column): name is ShownColumn => seenColumns[name] !== "nobody"

/** What agents read of a ticket itself. */
export const shownColumns: readonly ShownColumn[] = names.filter(isShown)
/** What requesters read of it: an allow-list. */
export const publicColumns = shownColumns.filter((name) => seenColumns[name] === "everybody")

/** Whether all of a field is everybody's: an order tells what it is by. */
export function isOfEverybody(name: FieldName): boolean {
  return Object.values<Seen>(ticketFields[name].columns).every((seen) => seen === "everybody")
}

type Withheld = Partial<TicketRow>
/** What requesters get in place of what is the desk's. */
export const withheld: Withheld = Object.fromEntries(
  Object.entries(seenColumns).flatMap(([name, seen]: [string, Seen]) =>
    typeof seen === "object" ? [[name, seen.desk]] : [],
  ),
)

/** Some of the columns of a row, or of a table. */
export function pick<Row extends object, Name extends keyof Row>(row: Row, wanted: readonly Name[]): Pick<Row, Name> {
  return Object.fromEntries(wanted.map((name) => [name, row[name]])) as Pick<Row, Name>
}

type OwnData<Described> = Described extends { ownData: readonly (infer Name)[] } ? Name : never
/** What of a ticket belongs to all that is held about the person who asked. */
export const ownColumns = Object.values(ticketFields).flatMap((field: Field) => field.ownData ?? []) as OwnData<
  Fields[keyof Fields]
>[]
