import { FdmError } from "fdm-core/errors"
import { isId, readExport } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { exportFileName } from "~/lib/list/export-file.server"
import { csvFile } from "~/lib/requests/download.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/file"

/** The file of an export of one's own. */
export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const known = agentOnly(args)
    const { export_id: exportId } = args.params
    if (!isId("export", exportId)) throw new FdmError("not_found", "not the id of an export")
    const { file, pieces } = await readExport(known.db, known.actor, { exportId }, known.now)
    return csvFile(exportFileName(file, known), pieces, { signal: args.request.signal, bytes: file.bytes })
  })
}
