import { type Actor, findActor } from "../../access/index.js"
import type { Db, Person } from "../../kernel/index.js"
import { movePeople } from "../../ticket/index.js"
import { followHostRole } from "./host-role.js"

/**
 * Turns the person that the host knows into the actor that the helpdesk knows. One statement when nothing changed since
 * last time; otherwise the contact takes over name, address, language and time zone, and the desk what role the host
 * gives (`deskRole`). Whoever wrote before without an account finds those tickets, once the address is verified. An empty principal, or one of blanks, is nobody.
 *
 * @throws HelpdeskError `invalid_input` when the host hands over a person without the shape of `Person`
 */
export async function resolveActor(db: Db, person: Person | null, now: Date = new Date()): Promise<Actor> {
  const { actor, isBehind } = await findActor(db, person, movePeople, now)
  if (!isBehind || !("contactId" in actor)) return actor
  await followHostRole(db, { type: "system", name: "host" }, actor, person?.deskRole, now)
  return (await findActor(db, person, movePeople, now)).actor
}
