import { createFdm, type Fdm, listFarms } from "fdm-core"
import { type Auth, createAuth } from "fdm-core/auth"
import {
  type AgentActor,
  countInbox,
  countUnread,
  getInbox,
  migrateHelpdesk,
  type RequesterActor,
  resolveActor,
  schemaHelpdesk,
  verifyAllAudits,
} from "fdm-helpdesk"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addAccounts, type People } from "./accounts.ts"
import { demoAccounts, demoPassword, demoRequester, requesters } from "./cast.ts"
import { isEmptyDesk } from "./desk.ts"
import { seedDemo } from "./seed-demo.ts"

const { contacts, messages, savedReplies, tickets, ticketTagsMap, work } = schemaHelpdesk

let fdm: Fdm
let auth: Auth
let people: People
let wasEmptyAfterInterruption: boolean

/** One database for all, seeded as a person would who stops the first start halfway and starts again. */
beforeAll(async () => {
  fdm = await createFdm({ memory: true })
  await migrateHelpdesk(fdm.db)
  const secret = "c3VwZXItcmFuZG9tLXNlY3JldC1mb3ItYS10ZXN0LTQy"
  auth = createAuth({ db: fdm.db, baseURL: "http://localhost:3000", secret, sendMail: () => Promise.resolve() })
  const stop = () => {
    throw new Error("interrupted")
  }
  await expect(seedDemo({ db: fdm.db, auth, onProgress: stop })).rejects.toThrow("interrupted")
  wasEmptyAfterInterruption = await isEmptyDesk(fdm.db)
  await seedDemo({ db: fdm.db, auth })
  people = await addAccounts(auth)
}, 60_000)

afterAll(() => fdm.close())

const count = <Key extends string>(keys: Key[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(keys, (key) => key)).map(([key, found]) => [key, (found as Key[]).length]),
  )

test("a start that was interrupted leaves a desk that counts as empty, and the next one fills it", async () => {
  expect(wasEmptyAfterInterruption).toBe(true)
  expect(await isEmptyDesk(fdm.db)).toBe(false)
  expect(await fdm.db.select({ id: contacts.id }).from(contacts)).toHaveLength(demoAccounts.length)
})

test("150 tickets in all states and priorities", async () => {
  const rows = await fdm.db
    .select({ status: tickets.status, priority: tickets.priority, assignee: tickets.assigneeId })
    .from(tickets)

  expect(count(rows.map(({ status }) => status))).toEqual({
    open: 25,
    in_progress: 25,
    waiting_on_customer: 20,
    resolved: 25,
    closed: 55,
  })
  expect(rows.filter(({ assignee }) => assignee === null)).toHaveLength(12)
  const { urgent = 0, high = 0, normal = 0, low = 0 } = count(rows.map(({ priority }) => priority))
  expect([urgent < high, high < normal, low < normal, urgent > 0, low > 0]).toEqual([true, true, true, true, true])
})

test("most tickets are about a farm that their requester belongs to", async () => {
  const rows = await fdm.db.select({ farmId: tickets.farmId, requesterId: tickets.requesterId }).from(tickets)
  const about = rows.filter(({ farmId }) => farmId !== null)
  const known = await fdm.db.select({ id: contacts.id, principalId: contacts.principalId }).from(contacts)
  const farmsOf = new Map<string, Set<string | null>>()
  for (const { id, principalId } of known)
    farmsOf.set(id, new Set((await listFarms(fdm.db, principalId ?? "")).map((farm) => farm.id)))

  expect(about.length).toBeGreaterThan(130)
  expect(about.filter(({ farmId, requesterId }) => !farmsOf.get(requesterId)?.has(farmId))).toEqual([])
})

test("every conversation is another one, and its audit is whole", async () => {
  const all = await fdm.db.select({ ticketId: messages.ticketId, body: messages.body }).from(messages)
  const threads = Object.values(Object.groupBy(all, ({ ticketId }) => ticketId))
  const texts = threads.map((thread) => thread?.map(({ body }) => body).join("\n"))
  expect(new Set(texts).size).toBe(150)

  expect(await verifyAllAudits(fdm.db)).toMatchObject({ ok: true, first: [] })
})

test("nothing of the past is mailed or triaged now", async () => {
  const all = await fdm.db.select({ kind: work.kind, status: work.status }).from(work)
  const rows = all.filter(({ kind }) => kind !== "search")

  expect(rows.length).toBeGreaterThan(150)
  expect(rows.filter(({ status }) => status !== "done")).toEqual([])
})

test("nobody has an address that can receive mail", async () => {
  const addresses = [...(await fdm.db.select({ email: contacts.email }).from(contacts)), ...demoAccounts]

  expect(addresses.filter(({ email }) => !email?.endsWith(".example"))).toEqual([])
})

test("the requester that visitors sign in as has answers to read, and agents have work", async () => {
  const requester = (await resolveActor(fdm.db, people[demoRequester])) as RequesterActor
  const ana = (await resolveActor(fdm.db, people.ana)) as AgentActor

  expect(await countUnread(fdm.db, requester)).toBeGreaterThan(1)
  expect(await countInbox(fdm.db, ana)).toMatchObject({ unassigned: 12, open: 70, waiting: 20 })
})

test("tickets carry tags, and there are replies to use again", async () => {
  const tagged = await fdm.db.selectDistinct({ ticketId: ticketTagsMap.ticketId }).from(ticketTagsMap)
  const ana = await resolveActor(fdm.db, people.ana)
  const { rows } = await getInbox(fdm.db, ana, { view: "all", limit: 200 })

  expect(tagged.length).toBeGreaterThan(100)
  expect(rows.filter(({ tags }) => tags.length > 0)).toHaveLength(tagged.length)
  expect((await fdm.db.select({ id: savedReplies.id }).from(savedReplies)).length).toBeGreaterThanOrEqual(12)
})

test("everybody signs in with the one password, and a quote in a name stays", async () => {
  const { email } = requesters[demoRequester]
  const { user } = await auth.api.signInEmail({ body: { email, password: demoPassword } })

  expect(user.name).toBe("Jan 't Hart")
  expect(new Set(demoAccounts.map((account) => account.password))).toEqual(new Set([demoPassword]))
})

test("a desk on which something was asked is left alone", async () => {
  await expect(seedDemo({ db: fdm.db, auth })).rejects.toMatchObject({ code: "conflict" })
})
