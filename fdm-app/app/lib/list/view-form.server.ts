import type { SavedQuery } from "fdm-helpdesk"
import { type InboxColumn, type InboxQuery, inboxColumns } from "fdm-helpdesk/inbox-query"
import { type FormFields, given } from "~/lib/requests/form.server"

/** What the form of a view says; the library reads and checks it. */
export function viewFieldsOf(form: FormFields) {
  const { name, icon, sharing, teamId } = form
  return { name, icon, sharing, teamId: sharing === "team" ? (given(teamId) ?? null) : null, columns: columnsOf(form) }
}

/**
 * The columns that are ticked, in their order: the one that buttons made (`order`), or without scripts the places that
 * were chosen.
 */
export function columnsOf(form: FormFields): InboxColumn[] {
  const order = (form.order ?? "").split(",")
  const byItself = (column: InboxColumn) => order.indexOf(column) + 1 || inboxColumns.length
  const placeOf = (column: InboxColumn) => Number(given(form[`place_${column}`]) ?? byItself(column))
  const ticked = inboxColumns.filter((column) => column === "subject" || form[`column_${column}`] !== undefined)
  return ticked.toSorted((one, other) => placeOf(one) - placeOf(other) || byItself(one) - byItself(other))
}

/** A list without its page, and without what it began as. */
export function savedQueryOf({ view, filters, where, sort, text }: InboxQuery): SavedQuery {
  return { view, filters, ...(where && { where }), ...(sort && { sort }), ...(text && { text }) }
}
