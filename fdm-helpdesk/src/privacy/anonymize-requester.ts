import { eq, inArray } from "drizzle-orm"
import { type Actor, recognised, requirePersonOrService } from "../access/index.js"
import { contacts } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, guarded, notFound, parse } from "../kernel/index.js"
import { type Erased, endErasures, erasePerson, personalWords } from "../ticket/index.js"
import { announceDesk } from "../work/announce.js"
import { loadDesk } from "../workflow/index.js"
import { discardExports } from "./discard-exports.js"
import { erasedWords } from "./erased-words.js"
import { leaveDesk } from "./leave-desk.js"
import { assertMayManagePerson, type KnownPerson, lockPerson, type PersonInput, personInput } from "./person.js"

/**
 * Erases a person: for a host to call when an account is deleted, for managers, and for people themselves. Their name, address,
 * link to an account and farm go, everything that they wrote with their questions, with its history and the subjects made
 * from it, and their name and address in what others wrote on those tickets. Tickets, statuses, times and counts stay, and
 * every audit chain still verifies. A mail to them that has not left stays here. An agent leaves the desk as well; what an
 * agent wrote for it is the desk's and stays. `docs/decisions/0012-erasing-a-person.md` has the whole list.
 *
 * One transaction, and a statement after it which notes that it is over; texts for their tickets are refused until then. Within a
 * transaction of the host's, the job `erasures` notes it once that has ended. Doing it again changes nothing, and an account that the
 * helpdesk never saw is done already.
 *
 * @returns how many tickets they had asked, and how many texts went
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but the host, managers, admins and the person | `not_found` |
 *   `invalid_input` | `conflict` for the last active admin
 */
export async function anonymizeRequester(
  db: Db,
  actor: Actor,
  input: PersonInput,
  now: Date = new Date(),
): Promise<{ tickets: number; messages: number }> {
  const known = recognised(actor)
  if (known.type !== "system") requirePersonOrService(known)
  const asked = parse(personInput, input)
  const steps = async (tx: Db) => {
    const person = await lockPerson(tx, asked)
    assertMayManagePerson(known, person)
    if (!person && "contactId" in asked) throw notFound("person")
    if (!person || person.contact.anonymizedAt) return { tickets: 0, messages: 0 }
    return erase(tx, known, person, now)
  }
  const done = await guarded(() => db.transaction(steps))
  // The person is erased even if this fails; the job `erasures` then does it.
  await guarded(() => endErasures(db)).catch(() => undefined)
  return done
}

async function erase(tx: Db, actor: Actor, person: KnownPerson, now: Date) {
  const { settings } = await loadDesk(tx)
  const words = erasedWords[settings.defaultLocale]
  const { ids, rows, contact } = person
  const wasAgent = await leaveDesk(tx, actor, ids, now)
  const erased: Erased = { ids, words: wordsOf(person), subject: words.subject, preview: words.preview }
  const done = await erasePerson(tx, actor, erased, now)
  await discardExports(tx, now)
  const others = rows.filter(({ id }) => id !== contact.id).map(({ id }) => id)
  if (others.length > 0) await eraseContacts(tx, others, "", now)
  await eraseContacts(tx, [contact.id], wasAgent ? words.agent : words.requester, now).returning({
    announced: announceDesk({ isPublic: wasAgent }),
  })
  return done
}

/** A name that is the address, because no other is known, is looked for as one. */
function wordsOf({ rows }: KnownPerson) {
  const emails = [...new Set(rows.map(({ email }) => email ?? ""))].filter(Boolean)
  const names = [...new Set(rows.map(({ name }) => name))].filter((name) => name !== "" && !emails.includes(name))
  return personalWords({ names, emails })
}

/** The language stays: it tells nobody who it was. */
function eraseContacts(tx: Db, ids: ContactId[], name: string, now: Date) {
  const [first] = ids
  const empty = { name, principalId: null, email: null, emailVerified: false, timeZone: "Europe/Amsterdam" }
  return tx
    .update(contacts)
    .set({ ...empty, anonymizedAt: now, updatedAt: now })
    .where(ids.length === 1 && first ? eq(contacts.id, first) : inArray(contacts.id, ids))
}
