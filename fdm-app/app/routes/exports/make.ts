import { FdmError } from "fdm-core/errors"
import {
  countExportRows,
  type ErrorDetails,
  exportTickets,
  exportTicketsInput,
  parse,
  requestExport,
} from "fdm-helpdesk"
import { redirect } from "react-router"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { exportFileName } from "~/lib/list/export-file.server"
import { askedList } from "~/lib/list/inbox-list.server"
import { csvFile } from "~/lib/requests/download.server"
import { readForm } from "~/lib/requests/form.server"
import { knownError, page } from "~/lib/requests/page.server"
import type { Route } from "./+types/make"

/** More rows than this take longer than somebody waits, and longer than some proxies do. */
const rowsAtOnce = 5_000

const exportsPage = "/admin/support/exports"

/** The list that the address says as a file: at once when it is small, else written by a job, whose page comes instead. */
export function action(args: Route.ActionArgs) {
  return page(async () => {
    const known = agentOnly(args)
    const { db, actor, locale, timeZone, now } = known
    const { query, isViewGone } = await askedList(known, args)
    // Nobody gets another list than the one that they looked at.
    if (isViewGone) throw new FdmError("not_found", "no such saved view")
    const { view, filters, where, text } = query
    const { kind } = await readForm(args.request)
    const input = parse(exportTicketsInput, {
      kind,
      list: { view, filters, where, text },
      format: { locale, timeZone },
    })
    const { isMore } = await countExportRows(db, actor, { ...input, upTo: rowsAtOnce }, now)
    if (isMore) return redirect(await asked(() => requestExport(db, actor, input, now)), 303)
    const pieces = await exportTickets(db, actor, input, now)
    const name = exportFileName({ kind: input.kind, createdAt: now }, { locale, timeZone })
    return csvFile(name, pieces, { signal: args.request.signal })
  })
}

async function asked(request: () => Promise<{ id: string }>): Promise<string> {
  try {
    const { id } = await request()
    return `${exportsPage}?done=ask#${id}`
  } catch (error) {
    const details: ErrorDetails = knownError(error)?.details ?? {}
    if (details.reason !== "too_many_exports") throw error
    return `${exportsPage}?problem=too_many`
  }
}

/** Who comes here by the address alone, from a history or a bookmark, finds what was made. */
export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    agentOnly(args)
    return redirect(exportsPage)
  })
}
