import type { AgentId } from "fdm-helpdesk"
import { priorities } from "fdm-helpdesk/inbox-query"
import { emptyChain, link } from "../../fdm-helpdesk/src/audit/chain.js"
import { documentOf, type Part } from "../../fdm-helpdesk/src/search/document/search-document.js"
import type { Lexicon } from "../../fdm-helpdesk/src/search/document/search-lexicon.js"
import { type Lines, linesFor } from "../fill/tables.js"
import { idAt, refOf } from "./ids.js"
import type { People } from "./people.js"
import { type Random, randomOf } from "./random.js"
import { type Seeded, sizes } from "./size.js"
import { lookedAt, type Story, ticketStory } from "./ticket.js"

/** Tickets are made in batches that know nothing of each other, so that any thread can make any. */
export const batchSize = 1000

export function batchCount({ size }: Seeded): number {
  return Math.ceil(sizes[size] / batchSize)
}

/** The rows of one batch of tickets, in all tables. */
export function ticketLines(seeded: Seeded, batch: number, people: People, lexicon: Lexicon): Lines {
  const random = randomOf(seeded.seed, "tickets", batch)
  const count = sizes[seeded.size]
  const into = linesFor()
  const end = Math.min(count, (batch + 1) * batchSize)
  for (let number = batch * batchSize; number < end; number++)
    addTicket(ticketStory(number, count, people, random), { into, people, lexicon, random })
  return into.lines()
}

type Making = { into: ReturnType<typeof linesFor>; people: People; lexicon: Lexicon; random: Random }

function addTicket(story: Story, making: Making): void {
  const { into, people, lexicon, random } = making
  const { at, requester, lines, summary, assignee, status, category, tagIds } = story
  const id = idAt("ticket", at, random)
  const createdAt = new Date(at)
  const { farmId, farmName } = story.isAboutFarm ? requester : { farmId: null, farmName: null }
  const event = { status: "open", priority: story.priority, channel: "web" }
  const [audit, head] = link(
    emptyChain,
    id,
    requester,
    { type: "ticket.created", changes: event, content: story.subject },
    createdAt,
  )
  into.add("auditEvents", audit)
  into.add("tickets", {
    id,
    ref: refOf(story.number),
    subject: story.subject,
    subjectSource: "triage",
    status,
    statusCategory: category,
    priority: story.priority,
    prioritySource: "triage",
    channel: "web",
    requesterId: requester.contactId,
    farmId,
    farmName,
    assigneeId: assignee?.agentId ?? null,
    // A third of them is nobody's.
    teamId: people.teams[story.number % 8]?.id ?? null,
    tagIds,
    ...summary,
    resolvedAt: story.isActive ? null : summary.lastMessageAt,
    closedAt: category === "closed" ? summary.lastMessageAt : null,
    version: lines.length,
    messageVersion: lines.length,
    ...head,
    createdAt,
    updatedAt: summary.lastMessageAt,
  })
  into.add("ticketSearch", {
    ticketId: id,
    requesterId: requester.contactId,
    lastMessageAt: summary.lastMessageAt,
    doc: documentOf(partsOf(story, farmName), lexicon, summary.lastMessageAt).doc,
  })
  addActivity(id, story, making)
  addMessages(id, story, making)
  addTags(id, story, making)
  addSeats(id, story, making)
  addViews(id, story, making)
}

/** As `updateSearch` has them. */
function partsOf({ number, subject, requester, lines }: Story, farmName: string | null): Part[] {
  const bodies = (wanted: "public" | "internal", weight: "C" | "D") =>
    lines.filter(({ visibility }) => visibility === wanted).map(({ body }): Part => ({ weight, text: body }))
  return [
    { weight: "A", text: `${refOf(number)} ${subject}` },
    { weight: "B", text: [requester.name, requester.email, farmName].filter(Boolean).join(" ") },
    ...bodies("public", "C"),
    ...bodies("internal", "D"),
  ]
}

type TicketId = ReturnType<typeof idAt<"ticket">>

/**
 * Two lines at most: a real timeline has one for every change, and lists never read it. The audit has one link a ticket and
 * no witness, so `verifyAudit` says, rightly, that no verb made these tickets.
 */
function addActivity(
  ticketId: TicketId,
  { at, requester, priority, isActive, status, assignee, summary }: Story,
  making: Making,
) {
  const { into, random } = making
  const created = { status: "open", priority, channel: "web" }
  const asked = { type: "ticket.created", actorType: "requester", actorId: requester.contactId, data: created } as const
  into.add("ticketActivity", { id: idAt("activity", at, random), ticketId, ...asked, createdAt: new Date(at) })
  if (isActive) return
  const when = summary.lastMessageAt
  const by = { actorType: assignee ? "agent" : "system", actorId: assignee?.contactId ?? null } as const
  const data = { from: "in_progress", to: status }
  const id = idAt("activity", when.getTime(), random)
  into.add("ticketActivity", { id, ticketId, type: "ticket.status_changed", ...by, data, createdAt: when })
}

function addMessages(ticketId: TicketId, story: Story, { into, people, random }: Making): void {
  const { lines, isActive } = story
  const called = new Set<AgentId>()
  for (const { author, visibility, body, at } of lines) {
    const id = idAt("message", at, random)
    const createdAt = new Date(at)
    const by = { authorType: author.type, authorId: author.contactId }
    into.add("messages", { id, ticketId, ...by, visibility, body, channel: "web", createdAt })
    if (visibility === "public" || !random.chance(0.15)) continue
    const { agentId } = random.pick(people.agents)
    const seenAt = isActive && random.chance(0.3) ? null : createdAt
    into.add("mentions", { ticketId, messageId: id, agentId, createdAt, seenAt })
    called.add(agentId)
  }
  for (const agentId of called) into.add("mentionedTickets", { ticketId, agentId, ...sortedBy(story) })
}

/** What tables that lead to tickets mirror of them. */
function sortedBy({ at, priority, summary: { lastMessageAt } }: Story) {
  return { ticketCreatedAt: new Date(at), lastMessageAt, priorityRank: priorities.indexOf(priority) + 1 }
}

function addTags(ticketId: TicketId, story: Story, { into }: Making): void {
  const { tagIds, at, isActive } = story
  for (const tagId of tagIds)
    into.add("ticketTagsMap", { ticketId, tagId, createdAt: new Date(at), isActive, ...sortedBy(story) })
}

function addSeats(ticketId: TicketId, { at, isActive, assignee, additional }: Story, { into, random }: Making): void {
  const seats = [assignee].filter((agent) => agent !== null).map((agent) => ({ agent, isPrimary: true }))
  const beside = additional.map((agent) => ({ agent, isPrimary: false }))
  for (const { agent, isPrimary } of [...seats, ...beside]) {
    const id = idAt("assignment", at, random)
    const by = { assignedAt: new Date(at), assignedBy: agent.contactId }
    // A trigger keeps `is_active` of seats beside the primary one; that of a primary one stays as it was made.
    into.add("ticketAssignments", {
      id,
      ticketId,
      agentId: agent.agentId,
      isPrimary,
      isActive: isPrimary || isActive,
      ...by,
    })
  }
}

/** Who answers has mostly looked, so has the requester, and now and then a colleague. */
function addViews(ticketId: TicketId, story: Story, { into, people, random }: Making): void {
  const { requester, assignee, additional, isActive } = story
  const colleagues = [...additional, ...(random.chance(0.6) ? [random.pick(people.agents)] : [])]
  const viewers = [
    ...(random.chance(0.7) ? [requester] : []),
    ...(assignee && random.chance(isActive ? 0.8 : 0.98) ? [assignee] : []),
    ...colleagues,
  ]
  for (const viewerId of new Set(viewers.map(({ contactId }) => contactId)))
    into.add("ticketViews", { ticketId, viewerId, lastViewedAt: lookedAt(story, random) })
  const drafter = isActive && random.chance(0.01) ? assignee : null
  if (!drafter) return
  const draft = { visibility: "public", body: "Dank voor je bericht.", updatedAt: lookedAt(story, random) } as const
  into.add("replyDrafts", { ticketId, agentId: drafter.agentId, ...draft })
}
