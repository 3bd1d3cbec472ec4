import { randomInt } from "node:crypto"
import { and, eq, exists, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type AgentActor, requireAgent, visibleTo } from "../access/index.js"
import { replyDrafts, tickets, type Visibility, visibilities } from "../db/schema-helpdesk.js"
import {
  type AgentId,
  type Db,
  guarded,
  HelpdeskError,
  idSchema,
  isReadable,
  maxMessageLength,
  notFound,
  parse,
  storable,
  type TicketId,
} from "../kernel/index.js"
import { type Draft, draftColumns, ownDraft } from "./draft.js"

const revision = z.coerce.number().int().min(0).max(2_147_483_647)

/** What `saveDraft` takes. */
export const saveDraftInput = z.object({
  ticketId: idSchema("ticket"),
  /** What it is going to be: a reply or a note. */
  visibility: z.enum(visibilities),
  body: z.string().max(maxMessageLength).transform(storable),
  /** The draft that the writer went on from, as last read or saved; 0 or nothing where there was none. */
  revision: revision.default(0),
})

/** What `discardDraft` takes: without a revision, whatever draft there is. */
export const discardDraftInput = z.object({ ticketId: idSchema("ticket"), revision: revision.optional() })

type Saved = z.output<typeof saveDraftInput>

/**
 * Keeps what an agent is writing on a ticket, for every device of theirs. Whoever went on from an older draft than the one
 * that is kept overwrites nothing: `conflict`, with the `revision` of the newer one in its details, or 0 when it was sent
 * or discarded meanwhile. A text with nothing to read in it discards the draft.
 *
 * @returns the draft as it is kept; null when it was discarded
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found` | `conflict` | `too_large` | `invalid_input`
 */
export async function saveDraft(
  db: Db,
  actor: Actor,
  input: z.input<typeof saveDraftInput>,
  now: Date = new Date(),
): Promise<Draft | null> {
  requireAgent(actor)
  const asked = parse(saveDraftInput, input)
  if (!isReadable(asked.body)) {
    await discard(db, actor, asked)
    return null
  }
  const [draft] = await guarded(() => (asked.revision === 0 ? begin : goOn)(db, actor, asked, now))
  if (draft) return draft
  throw await refusal(db, actor, asked.ticketId)
}

/**
 * Throws the actor's own draft away; without one, nothing happens. With a `revision`, only when it is still that one.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found` | `conflict` | `invalid_input`
 */
export async function discardDraft(db: Db, actor: Actor, input: z.input<typeof discardDraftInput>): Promise<void> {
  requireAgent(actor)
  await discard(db, actor, parse(discardDraftInput, input))
}

async function discard(db: Db, actor: AgentActor, target: { ticketId: TicketId; revision?: number }): Promise<void> {
  const { ticketId, revision: seen } = target
  const isSeen = seen === undefined ? undefined : eq(replyDrafts.revision, seen)
  const gone = await db
    .delete(replyDrafts)
    .where(and(ownDraft(ticketId, actor), isSeen))
    .returning({ ticketId: replyDrafts.ticketId })
  if (gone.length > 0) return
  const error = await refusal(db, actor, ticketId)
  if (error.code !== "conflict" || error.details.revision !== 0) throw error
}

/**
 * A first revision is drawn, not 1: a device that still knows an earlier draft of the ticket, sent or discarded since, must
 * not take this one for that.
 */
function begin(db: Db, actor: AgentActor, { ticketId, visibility, body }: Saved, now: Date): Promise<Draft[]> {
  return db
    .insert(replyDrafts)
    .select(
      db
        .select({
          ticketId: tickets.id,
          agentId: sql<AgentId>`${actor.agentId}::text`.as("agent_id"),
          visibility: sql<Visibility>`${visibility}::text`.as("visibility"),
          body: sql<string>`${body}::text`.as("body"),
          revision: sql<number>`${randomInt(1, 1_000_000_000)}::integer`.as("revision"),
          updatedAt: sql<Date>`${now.toISOString()}::timestamptz`.as("updated_at"),
        })
        .from(tickets)
        .where(isVisible(actor, ticketId)),
    )
    .onConflictDoNothing()
    .returning(draftColumns)
}

/** An update and never an upsert: a save that arrives after its text was sent must not bring the draft back. */
function goOn(db: Db, actor: AgentActor, { ticketId, visibility, body, revision: seen }: Saved, now: Date) {
  return db
    .update(replyDrafts)
    .set({ visibility, body, revision: sql`${replyDrafts.revision} + 1`, updatedAt: now })
    .where(
      and(
        ownDraft(ticketId, actor),
        eq(replyDrafts.revision, seen),
        exists(db.select({ one: sql`1` }).from(tickets).where(isVisible(actor, ticketId))),
      ),
    )
    .returning(draftColumns)
}

const isVisible = (actor: AgentActor, ticketId: TicketId): SQL | undefined =>
  and(eq(tickets.id, ticketId), visibleTo(actor))

/** Why nothing was written: another device was here, or there is no such ticket. */
async function refusal(db: Db, actor: AgentActor, ticketId: TicketId): Promise<HelpdeskError> {
  const [row] = await db
    .select({ revision: replyDrafts.revision })
    .from(tickets)
    .leftJoin(replyDrafts, ownDraft(ticketId, actor))
    .where(isVisible(actor, ticketId))
  if (!row) return notFound("ticket")
  return new HelpdeskError("conflict", "the draft changed since it was read", { revision: row.revision ?? 0 })
}
