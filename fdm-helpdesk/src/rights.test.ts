import { is, sql } from "drizzle-orm"
import { getTableConfig, PgTable } from "drizzle-orm/pg-core"
import { rowsOf } from "fdm-core/db"
import { describe, expect } from "vitest"
import { test as base } from "../../testing/database.js"
import * as helpdesk from "./index.js"
import { calls, type Least, leastWhoMay, make, withoutActor } from "./testing/verbs.js"
import { aWorld, type World } from "./testing/world.js"

/** Each verb, called by everybody in turn with an input that is right. */
const test = base.extend("world", { scope: "file" }, ({ db }) => aWorld(db))

const order: Least[] = ["person", "owner", "agent", "team_lead", "manager", "admin"]

/** Everybody, each with the first of `order` that is beyond them. */
const everybody = (world: World): [who: string, actor: helpdesk.Actor, beyond: Least][] => [
  ["nobody", helpdesk.nobody, "person"],
  ["somebody else", world.stranger, "owner"],
  ["who asked", world.owner, "agent"],
  ["an agent who was put off the desk, on their next request", helpdesk.asRequester(world.gone), "owner"],
  ["an agent", world.agent, "team_lead"],
  ["a team lead", world.lead, "manager"],
  ["a manager", world.manager, "admin"],
]

/** Everything that the helpdesk keeps, as one short text. */
async function everything(db: helpdesk.Db): Promise<unknown> {
  const hashes = Object.values(helpdesk.schemaHelpdesk)
    .filter((value) => is(value, PgTable))
    .map(
      (table) =>
        sql`select ${getTableConfig(table).name} as name, md5(string_agg(row::text, '' order by row::text)) as hash from ${table} row`,
    )
  return rowsOf(await db.execute(sql.join(hashes, sql` union all `)))
}

test("every exported function either is in the table of verbs or takes no actor", () => {
  const functions = Object.entries(helpdesk).filter(([, value]) => typeof value === "function")
  const known = [...Object.keys(calls).map((label) => label.split(" ")[0]), ...withoutActor]
  expect(functions.map(([name]) => name).sort()).toEqual([...new Set(known)].sort())
})

/** A service with some scopes; without any it is nobody. */
const serviceWith = (scopes: readonly helpdesk.Scope[]) => helpdesk.serviceActor({ name: "Order form", scopes })

/** Services that lack something of what a verb needs: one of its scopes, or, where it is no service's, nothing at all. */
const servicesWithout = (needed: readonly helpdesk.Scope[] = []): [who: string, actor: helpdesk.Actor][] =>
  needed.length === 0
    ? [["a service with every scope", serviceWith(helpdesk.scopes)]]
    : needed.map((scope) => [`a service without ${scope}`, serviceWith(helpdesk.scopes.filter((one) => one !== scope))])

describe.for(Object.entries(calls))("%s", ([label, { least, scopes, input }]) => {
  test("is refused to whoever may not, and changes nothing then", async ({ db, world }) => {
    const before = await everything(db)
    const others = everybody(world).filter(([, , beyond]) => order.indexOf(least) >= order.indexOf(beyond))
    for (const [who, actor] of [...others, ...servicesWithout(scopes)]) {
      const error = await make(label, db, actor, input?.(world)).then(
        () => undefined,
        (thrown) => thrown,
      )
      expect(helpdesk.isFdmError(error) ? error.code : "no error", who).toMatch(
        /^(unauthenticated|forbidden|not_found)$/,
      )
    }
    expect(await everything(db)).toEqual(before)
  })

  test("is done for the least who may, and for a service with just the scopes that it takes", async ({ db, world }) => {
    for (const actor of [leastWhoMay(world)[least], ...(scopes ? [serviceWith(scopes)] : [])]) {
      const done = db.transaction(async (tx) => {
        await make(label, tx, actor, input?.(world))
        throw new Error("done, and taken back for the next")
      })
      await expect(done).rejects.toThrow("done, and taken back")
    }
  })
})

describe("what a requester reads of their own ticket", () => {
  /** Everything that a requester can be given about tickets. */
  const allThatIsRead = async (db: helpdesk.Db, { owner, ticketId }: World) => {
    const found = ["note", "fields", "number", "TK"].map((text) => helpdesk.searchTickets(db, owner, { text }))
    return JSON.stringify([
      await helpdesk.getTicket(db, owner, { ticketId }),
      await helpdesk.getMyTickets(db, owner),
      await helpdesk.getMyTickets(db, owner, { state: "closed" }),
      await Promise.all(found),
    ])
  }

  test("holds no note, and no id of the desk's: agents, tags, seats, timeline, notes", async ({ db, world }) => {
    await helpdesk.tagTicket(db, world.agent, { ticketId: world.ticketId, add: [world.tagId] })
    const read = await allThatIsRead(db, world)
    expect(read).toContain(world.answerId)
    expect(read).not.toMatch(/Nobody else may read|(agt|tag|asg|act|srp|out)_[0-9a-z]{26}/)
    for (const id of [world.noteId, world.agent.contactId, world.stranger.contactId]) expect(read).not.toContain(id)
  })

  test("doesn't tell that there was a note: the count and version of messages stay", async ({ db, world }) => {
    const { owner, agent, ticketId } = world
    const read = async () => (await helpdesk.getTicket(db, owner, { ticketId })).ticket
    const { messageCount, messageVersion } = await read()
    await helpdesk.addMessage(db, agent, { ticketId, body: "Not for them.", visibility: "internal" })
    expect(await read()).toMatchObject({ messageCount, messageVersion })
    const { messageVersion: given } = await helpdesk.closeTicket(db, owner, { ticketId })
    expect(given).toBe(messageVersion)
  })

  test("can't be asked for by what is the desk's own", async ({ db, world }) => {
    for (const key of ["tags", "assignee", "requester", "view", "filters"])
      await expect(helpdesk.getMyTickets(db, world.owner, { [key]: world.tagId }), key).rejects.toMatchObject({
        code: "invalid_input",
      })
    for (const filters of [
      { tags: { any: [world.tagId] } },
      { assignee: ["me"] },
      { requester: world.stranger.contactId },
    ])
      await expect(
        helpdesk.searchTickets(db, world.owner, { text: "field", filters: filters as never }),
      ).rejects.toMatchObject({ code: "forbidden" })
  })
})
