import { eq, sql } from "drizzle-orm"
import { type AgentGrant, type AgentRole, agents, contacts } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, type HostRole, type Person, parse, personSchema, prepared } from "../kernel/index.js"
import type { MovePeople } from "../people/merge-contacts.js"
import { hasStrays, isCurrent, isOwn, saveAndMerge, saveContact } from "../people/save-contact.js"
import { type Actor, nobody } from "./actor.js"

/** What the desk knows of somebody who works there, or did. */
export type Standing = { agentId: AgentId; role: AgentRole; isActive: boolean; grantedBy: AgentGrant }

/** `isBehind` when the role that the host gives somebody is not yet what the desk has of them. */
export type Found = { actor: Actor; isBehind: boolean }

/**
 * Turns the person that the host knows into the actor that the helpdesk knows, as things stand in the database. One
 * statement when nothing changed since last time; otherwise the contact takes over name, address, language and time
 * zone. Whoever wrote before without an account finds those tickets, once the address is verified. An empty principal, or one of blanks, is nobody.
 *
 * @throws HelpdeskError `invalid_input` when the host hands over a person without the shape of `Person`
 */
export async function findActor(db: Db, person: Person | null, movePeople: MovePeople, now: Date): Promise<Found> {
  if (!person || !/\S/.test(person.principalId ?? "")) return { actor: nobody, isBehind: false }
  const known = parse(personSchema, person)
  const values = { principalId: known.principalId, email: isOwn(known) ? known.email : "" }
  const [row] = await prepared(db, `actor ${isOwn(known)}`, values, (to) => standingOf(to, isOwn(known)))
  const isWhole = row && !row.hasStrays && isCurrent(row.contact, known)
  const contactId = isWhole
    ? row.contact.id
    : await (row?.hasStrays === false ? saveContact(db, known, now) : saveAndMerge(db, known, movePeople, now))
  const standing = row?.standing ?? undefined
  const { principalId, name, network } = known
  const base = { contactId, principalId, name, ...(network === undefined ? {} : { network }) }
  const seat = standing && seatOf(standing, known.deskRole)
  const actor: Actor = seat ? { type: "agent", ...seat, ...base } : { type: "requester", ...base }
  return { actor, isBehind: isBehind(standing, known.deskRole) }
}

function standingOf(db: Db, isOwnAddress: boolean) {
  const { id: agentId, role, isActive, grantedBy } = agents
  const strays = isOwnAddress ? hasStrays(db) : sql<boolean>`false`
  return db
    .select({ contact: contacts, standing: { agentId, role, isActive, grantedBy }, hasStrays: strays })
    .from(contacts)
    .leftJoin(agents, eq(agents.contactId, contacts.id))
    .where(eq(contacts.principalId, sql.placeholder("principalId")))
}

/**
 * Whether somebody works at the desk, and as what. Who was let in by a role of the host is there only while the host says
 * so, with no more rights than it says at this moment; what the desk decided itself stands on its own.
 */
function seatOf(
  { agentId, role, isActive, grantedBy }: Standing,
  hostRole: HostRole | undefined,
): { agentId: AgentId; role: AgentRole } | undefined {
  if (!isActive) return undefined
  if (grantedBy === "desk") return { agentId, role }
  return hostRole && { agentId, role: hostRole === "admin" ? role : "agent" }
}

function isBehind(standing: Standing | undefined, hostRole: HostRole | undefined): boolean {
  if (!standing) return hostRole !== undefined
  if (standing.grantedBy === "desk") return false
  return standing.isActive ? standing.role !== hostRole : hostRole !== undefined
}
