import { countExportRows, exportTickets, requestExport } from "fdm-helpdesk"
import { type Account, actorOf, db } from "./host.js"

const list = { view: "open" as const, filters: { priority: ["urgent" as const] } }

/** `POST /desk/export`: a small list at once, a large one as a job whose page tells how far it is. */
export async function urgentAsFile(account: Account): Promise<Response> {
  const actor = await actorOf(account)
  const input = { kind: "messages", list } as const
  const { isMore } = await countExportRows(db, actor, { ...input, upTo: 5_000 })
  if (isMore) return Response.json(await requestExport(db, actor, input), { status: 202 })
  const file = bytesOf(await exportTickets(db, actor, input))
  return new Response(ReadableStream.from(file), { headers: { "content-type": "text/csv; charset=utf-8" } })
}

async function* bytesOf(pieces: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const text = new TextEncoder()
  for await (const piece of pieces) yield text.encode(piece)
}
