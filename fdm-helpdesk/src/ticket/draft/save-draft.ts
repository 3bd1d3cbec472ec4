import { randomInt } from "node:crypto"
import { and, eq, exists, not, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type AgentActor, requireAgent, visibleTo } from "../../access/index.js"
import { replyDrafts, tickets, type Visibility, visibilities } from "../../db/schema-helpdesk.js"
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
} from "../../kernel/index.js"
import { isErasedMeanwhile, msSince } from "../erase/erased-meanwhile.js"
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

type Saved = z.output<typeof saveDraftInput> & { askedMsAgo: number }

/**
 * Keeps what an agent is writing on a ticket, for every device of theirs. Whoever went on from an older draft than the one
 * that is kept overwrites nothing: `conflict`, with the `revision` of the newer one in its details, or 0 when it was sent
 * or discarded meanwhile; also when somebody is erased from the ticket at this moment, whom the text may name. A text with nothing to read in it discards the draft.
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
  const askedAt = performance.now()
  requireAgent(actor)
  const asked = parse(saveDraftInput, input)
  if (!isReadable(asked.body)) {
    await discard(db, actor, asked)
    return null
  }
  const save = asked.revision === 0 ? begin : goOn
  // A transaction for one statement, because how long ago it was asked for is counted back from the beginning of one.
  const [draft] = await guarded(() =>
    db.transaction((tx) => save(tx, actor, { ...asked, askedMsAgo: msSince(askedAt) }, now)),
  )
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
function begin(db: Db, actor: AgentActor, saved: Saved, now: Date): Promise<Draft[]> {
  const { visibility, body } = saved
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
        .where(isOpenTo(actor, saved))
        .for("share"),
    )
    .onConflictDoNothing()
    .returning(draftColumns)
}

/** An update and never an upsert: a save that arrives after its text was sent must not bring the draft back. */
function goOn(db: Db, actor: AgentActor, saved: Saved, now: Date) {
  const { ticketId, visibility, body, revision: seen } = saved
  const held = db
    .$with("held")
    .as(db.select({ id: tickets.id }).from(tickets).where(isOpenTo(actor, saved)).for("share"))
  return db
    .with(held)
    .update(replyDrafts)
    .set({ visibility, body, revision: sql`${replyDrafts.revision} + 1`, updatedAt: now })
    .where(
      and(ownDraft(ticketId, actor), eq(replyDrafts.revision, seen), exists(db.select({ one: sql`1` }).from(held))),
    )
    .returning(draftColumns)
}

const isVisible = (actor: AgentActor, ticketId: TicketId): SQL | undefined =>
  and(eq(tickets.id, ticketId), visibleTo(actor))

/**
 * For a statement that locks the ticket: a draft is there when somebody is being erased, and goes with them, or comes when that
 * is over, and is not kept.
 */
const isOpenTo = (actor: AgentActor, { ticketId, askedMsAgo }: Saved): SQL | undefined =>
  and(isVisible(actor, ticketId), not(isErasedMeanwhile(askedMsAgo)))

/** Why nothing was written: another device or an erasure was here, or there is no such ticket. */
async function refusal(db: Db, actor: AgentActor, ticketId: TicketId): Promise<HelpdeskError> {
  const [row] = await db
    .select({ revision: replyDrafts.revision })
    .from(tickets)
    .leftJoin(replyDrafts, ownDraft(ticketId, actor))
    .where(isVisible(actor, ticketId))
  if (!row) return notFound("ticket")
  return new HelpdeskError("conflict", "the draft changed since it was read", { revision: row.revision ?? 0 })
}
