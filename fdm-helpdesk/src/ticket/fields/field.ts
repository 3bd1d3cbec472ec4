import type { tickets } from "../../db/schema-helpdesk.js"

/** A ticket as its row is. */
export type TicketRow = typeof tickets.$inferSelect
/** A column of it. */
export type Column = keyof TicketRow

/**
 * Who reads a column: `everybody` who may see the ticket, or the desk alone; requesters then get the value that stands
 * here in its place. What `nobody` reads is bookkeeping.
 */
export type Seen<Name extends Column = Column> = "everybody" | "nobody" | { desk: TicketRow[Name] }

/** Columns with who reads each. */
export type Columns = { readonly [Name in Column]?: Seen<Name> }

/** What something is called in each language. */
export type Words = Readonly<Record<"nl" | "en", string>>
/** The same with what else people type for it. Case and accents make no difference. */
export type Names = Words & { readonly also?: readonly string[] }
/** A value: how it is shown, and what people type for it, where that is another word. */
export type Value = Names & { readonly word?: Words }

/** What a field holds, and in which column. How it is compared, filtered, searched and written down follows from that. */
export type Kind =
  | { kind: "text" | "number"; column: Column }
  /** One of a closed set. `rank` has the place of the value in it, counted from 1, for orders. */
  | { kind: "choice"; column: Column; choices: Readonly<Record<string, Value>>; rank?: Column }
  /** A status of the desk's workflow. */
  | { kind: "status"; column: Column }
  /** Something that the desk has, or `none`; where it may be whoever asks, that is `me`. `order` is the same without null. */
  | { kind: "reference"; column: Column; order?: Column; to: ReferenceTo; none: Value; me?: Value; gone: Words }
  /** Who asked, or for whom: looked for by their names. */
  | { kind: "party"; column: Column; to: "contact" | "farm"; some: Words }
  /** Any number of things that the desk has. */
  | { kind: "set"; column: Column; to: "tag"; gone: Words }
  | { kind: "time"; column: Column }
  /** Whether it has something that whoever asks has yet to read. */
  | { kind: "unread" }
  /** Made of other tables; whoever lists or exports it knows how. */
  | { kind: "made" }

/** What fields lead to that the desk has under a name, and how its ids begin. */
export const things = { agent: "agt", team: "tea", tag: "tag" } as const
/** One of `things`. */
export type Thing = keyof typeof things
/** What a reference can lead to. */
export type ReferenceTo = Exclude<Thing, "tag">

/** An operator of the search box, such as `tag:`. */
export type Operator = Names & {
  about: Words
  example: Words
  /** Of a time: whether it says since when, or before. */
  bound?: "from" | "to"
  /** Requesters may use it among their own questions. */
  isForRequesters?: true
}

/** Everything that there is to say of a field of a ticket. What isn't said isn't so. */
export type Field = Kind & {
  label: Words
  columns: Columns
  /** It narrows lists. Times go by a `name` of their own, tags by `address` in addresses. */
  filter?: {
    name?: string
    address?: string
    /** People choose it in the panel of filters. */
    isInPanel?: true
    /** Requesters may ask by it. */
    isForRequesters?: true
  }
  operators?: Readonly<Record<string, Operator>>
  /** Lists can be in its order: the last first, unless `isAscending`. */
  sorts?: Readonly<Record<string, Words & { isAscending?: true }>>
  /** Rows of lists can show it. `label` says more than a table has room for; `head` is what a table says. */
  listed?: { label?: Words; head?: Words }
  /** It is a column of files of tickets. */
  csv?: { label?: Words }
  /** Agents set it by hand, with `updateTicket`. */
  isSetByDesk?: true
  /** What of it the person who asked gets with all that is held about them. */
  ownData?: readonly Column[]
}
