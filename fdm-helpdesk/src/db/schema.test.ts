import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api"
import { type SQL, sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { type Db, newId } from "../kernel/index.js"
import { anAgent, aRequester, aTicket, noon } from "../testing/index.js"
import { assignTicket } from "../ticket/index.js"
import { isDone } from "../workflow/index.js"
import { migrateHelpdesk, migrationsFolder } from "./migrate.js"
import * as schema from "./schema-helpdesk.js"

const { contacts, messages, statusCategories, ticketAssignments, tickets } = schema

/** How the database answers, as the SQLSTATE of its refusal. */
async function refusal(db: Db, statement: SQL): Promise<string | undefined> {
  return db.execute(statement).then(
    () => undefined,
    (error: { cause?: { code?: string } }) => error.cause?.code,
  )
}
const [check, unique] = ["23514", "23505"]

/** What drizzle-kit noted of the tables when it wrote the last migration. */
async function lastSnapshot() {
  const folder = join(migrationsFolder, "meta")
  const name =
    (await readdir(folder))
      .filter((file) => file.endsWith("_snapshot.json"))
      .sort()
      .at(-1) ?? ""
  return JSON.parse(await readFile(join(folder, name), "utf8"))
}

test("the migrations make the tables that the code knows, and a second run makes nothing", async ({ db }) => {
  const current = generateDrizzleJson(schema, undefined, ["fdm-helpdesk"])
  expect(await generateMigration(await lastSnapshot(), current)).toEqual([])
  expect(await migrateHelpdesk(db)).toBe(0)
})

test("no index is in an order that no list asks for", async ({ db }) => {
  const sorted = sql`select indexname from pg_indexes
    where schemaname = 'fdm-helpdesk' and indexdef ~ 'NULLS (FIRST|LAST)'`
  expect(rowsOf(await db.execute(sorted))).toEqual([])
})

describe("the database itself refuses", () => {
  test.for([
    ["tickets", "status_category"],
    ["tickets", "priority"],
    ["tickets", "channel"],
    ["tickets", "subject_source"],
    ["tickets", "priority_source"],
    ["tickets", "last_message_by"],
    ["messages", "author_type"],
    ["messages", "visibility"],
    ["messages", "channel"],
    ["ticket_activity", "actor_type"],
    ["work", "status"],
    ["contacts", "locale"],
    ["agents", "role"],
  ])("in %s a %s that is not in its closed set", async ([table, column], { db }) => {
    await anAgent(db)
    await aTicket(db)
    const statement = sql.raw(`update "fdm-helpdesk"."${table}" set "${column}" = 'made up'`)
    expect(await refusal(db, statement)).toBe(check)
  })

  test("a contact whose principal is empty, and a second one of the same principal", async ({ db }) => {
    const [one, other] = [await aRequester(db), await aRequester(db)]
    const claim = (principalId: string) =>
      refusal(db, sql`update ${contacts} set principal_id = ${principalId} where id = ${other.contactId}`)
    expect([await claim(""), await claim(one.principalId)]).toEqual([check, unique])
  })

  test("an internal note of a requester", async ({ db }) => {
    const { id } = await aTicket(db)
    expect(await refusal(db, sql`update ${messages} set visibility = 'internal' where ticket_id = ${id}`)).toBe(check)
  })

  test("a subject that is empty or longer than a line, and a reference twice", async ({ db }) => {
    const [{ ref }, { id }] = [await aTicket(db), await aTicket(db)]
    const set = (change: SQL) => refusal(db, sql`update ${tickets} set ${change} where id = ${id}`)
    expect(await set(sql`subject = ''`)).toBe(check)
    expect(await set(sql`subject = ${"x".repeat(201)}`)).toBe(check)
    expect(await set(sql`ref = ${ref}`)).toBe(unique)
  })

  test("a second active primary of a ticket, and a second seat of an agent on it", async ({ db }) => {
    const [ana, ben] = [await anAgent(db), await anAgent(db)]
    const { id: ticketId } = await aTicket(db)
    await assignTicket(db, ana, { ticketId, agentId: ana.agentId })
    const seat = (agentId: string, isPrimary: boolean) =>
      refusal(
        db,
        sql`insert into ${ticketAssignments} (id, ticket_id, agent_id, is_primary, assigned_at)
          values (${newId("assignment")}, ${ticketId}, ${agentId}, ${isPrimary}, ${noon.toISOString()})`,
      )
    expect(await seat(ben.agentId, true)).toBe(unique)
    expect(await seat(ana.agentId, false)).toBe(unique)
    expect(await seat(ben.agentId, false)).toBeUndefined()
  })
})

test("a ticket is active for the indexes exactly when its work is not done for the person who asked", async ({
  db,
}) => {
  const { id } = await aTicket(db)
  for (const category of statusCategories) {
    const result = await db.execute(
      sql`update ${tickets} set status_category = ${category} where id = ${id} returning is_active`,
    )
    expect([category, rowsOf<{ is_active: boolean }>(result)[0]?.is_active]).toEqual([category, !isDone(category)])
  }
})
