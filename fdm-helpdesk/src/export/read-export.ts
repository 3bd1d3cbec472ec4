import { promisify } from "node:util"
import { gunzip } from "node:zlib"
import { and, eq, sql } from "drizzle-orm"
import type { z } from "zod"
import { type Actor, type AgentActor, requireAgent } from "../access/index.js"
import { recordDesk } from "../audit/index.js"
import { agents, ticketExportChunks, ticketExports } from "../db/schema-helpdesk.js"
import { contentFree, type Db, type ExportId, guarded, HelpdeskError, notFound, parse } from "../kernel/index.js"
import { exportColumns, exportOf, type TicketExport } from "./export-row.js"
import { exportInput } from "./list-exports.js"

const unzip = promisify(gunzip)

/**
 * Reads the file of an export that is ready, piece by piece while they are taken: whatever its size, memory holds one.
 * Each piece is read by a statement that asks again whether it is the actor's own, who still works at the desk; one that
 * is no more, such as that of a person who is being erased, ends in `not_found`. That it was read is in the audit of the desk.
 *
 * @returns CSV in UTF-8; together `bytes` of the export
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found`, also for a colleague's |
 *   `invalid_input` | `conflict` with `reason: "not_ready"`
 */
export async function readExport(
  db: Db,
  actor: Actor,
  input: z.input<typeof exportInput>,
  now: Date = new Date(),
): Promise<{ file: TicketExport; pieces: AsyncIterable<Uint8Array> }> {
  requireAgent(actor)
  const { exportId } = parse(exportInput, input)
  const [row] = await db
    .select({ ...exportColumns, pieces: db.$count(ticketExportChunks, eq(ticketExportChunks.exportId, exportId)) })
    .from(ticketExports)
    .innerJoin(agents, and(eq(agents.id, ticketExports.requestedBy), eq(agents.isActive, true)))
    .where(and(eq(ticketExports.id, exportId), eq(agents.id, actor.agentId)))
  if (!row) throw notFound("export")
  const { pieces: count, ...rest } = row
  const file = exportOf(rest)
  if (file.state !== "ready") throw new HelpdeskError("conflict", "the file is not there", { reason: "not_ready" })
  const { kind, rows } = file
  const event = { type: "export.downloaded", changes: { exportId, kind, rows } } as const
  await guarded(() => db.transaction((tx) => recordDesk(tx, actor, event, now)))
  return { file, pieces: pieces(db, actor, exportId, count) }
}

async function* pieces(db: Db, actor: AgentActor, exportId: ExportId, count: number): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < count; number++) {
    const [chunk] = await readChunk(db, actor, exportId, number).catch((error: unknown) => {
      throw contentFree(error)
    })
    if (!chunk) throw notFound("export")
    yield await unzip(chunk.data)
  }
}

function readChunk(db: Db, { agentId }: AgentActor, exportId: ExportId, number: number) {
  return db
    .select({ data: ticketExportChunks.data })
    .from(ticketExportChunks)
    .innerJoin(ticketExports, eq(ticketExports.id, ticketExportChunks.exportId))
    .innerJoin(agents, and(eq(agents.id, ticketExports.requestedBy), eq(agents.isActive, true)))
    .where(
      and(
        eq(ticketExportChunks.exportId, exportId),
        eq(ticketExportChunks.number, number),
        eq(agents.id, agentId),
        eq(ticketExports.state, sql`'ready'`),
      ),
    )
}
