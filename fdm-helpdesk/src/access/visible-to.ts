import { and, isNull, or, type SQL, sql } from "drizzle-orm"
import { tickets } from "../db/schema-helpdesk.js"
import type { Actor } from "./actor.js"
import { isWhole, type Sight, sightOf, type TicketScope } from "./sight.js"

/** Whether no ticket is hidden from the actor, so that `visibleTo` has nothing to say. */
export function seesAllTickets(actor: Actor): boolean {
  return isWhole(sightOf(actor))
}

/**
 * The one predicate over `tickets` for everything that reads: lists, counts, detail, search, export, live events.
 * A ticket outside it does not exist for the actor.
 */
export function visibleTo(actor: Actor): SQL {
  const { values, where } = within(sightOf(actor))
  return where(...values.map((value) => sql`${value}`))
}

/**
 * The same for a query that is kept: its values go by the names `seen0`, `seen1`, and `shape` is what its text depends on,
 * which has to be in the name of the query.
 */
export function seenBy(actor: Actor): { shape: string; values: Record<string, string>; where: SQL } {
  const { shape, values, where } = within(sightOf(actor))
  const names = values.map((_, at) => `seen${at}`)
  return {
    shape,
    values: Object.fromEntries(values.map((value, at) => [`seen${at}`, value])),
    where: where(...names.map((name) => sql`${sql.placeholder(name)}`)),
  }
}

/** A sight as a condition over `tickets`, with its values apart from its text: sights of one shape are one text. */
export function within(sight: Sight): { shape: string; values: string[]; where(...values: SQL[]): SQL } {
  if (isWhole(sight)) return { shape: "all", values: [], where: () => sql`true` }
  const parts = sight.map((part) => Object.entries(part) as [keyof TicketScope, string | null][])
  const asked = parts.flat().filter(([, value]) => value !== null)
  return {
    shape: parts.map((part) => part.map(([name, value]) => `${name}${value === null ? " none" : ""}`)).join(" or "),
    values: asked.map(([, value]) => value ?? ""),
    where: (...places) => {
      const rest = [...places]
      const holds = ([name, value]: [keyof TicketScope, string | null]) =>
        value === null ? isNull(tickets[name]) : sql`${tickets[name]} = ${rest.shift()}`
      return or(...parts.map((part) => and(...part.map(holds)))) ?? sql`false`
    },
  }
}
