import { countExportRows, exportTickets, requestExport } from "fdm-helpdesk"
import { type Account, actorOf, db } from "./host.js"

const list = { view: "open" as const, filters: { priority: ["urgent" as const] } }

/** `POST /desk/export`: a small list at once, a large one as a job whose page tells how far it is. */
export async function urgentAsFile(account: Account): Promise<Response> {
  const actor = await actorOf(account)
  const input = { kind: "messages", list } as const
  const { isMore } = await countExportRows(db, actor, { ...input, upTo: 5_000 })
  if (isMore) return Response.json(await requestExport(db, actor, input), { status: 202 })
  const file = streamOf(await exportTickets(db, actor, input))
  return new Response(file, { headers: { "content-type": "text/csv; charset=utf-8" } })
}

/** Asks for the next piece when there is room for it, and stops asking when the reader went away. */
export function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  const reading = pieces[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await reading.next()
      if (done) controller.close()
      else controller.enqueue(text.encode(value))
    },
    cancel: async () => void (await reading.return?.()),
  })
}
