import { and, eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { ticketSearch, work } from "../../db/schema-helpdesk.js"
import type { Db, TicketId } from "../../kernel/index.js"
import { aTicket } from "../../testing/index.js"
import { leasesRunOut } from "../../work/testing/workers.js"
import { searchWork, updateSearch } from "./update-search.js"

const isMark = eq(work.kind, searchWork.name)
const markOf = async (db: Db, ticketId: TicketId) =>
  (
    await db
      .select()
      .from(work)
      .where(and(isMark, eq(work.subject, ticketId)))
  )[0]
const isMade = (db: Db, ticketId: TicketId) => db.$count(ticketSearch, eq(ticketSearch.ticketId, ticketId))

/** As a worker leaves marks behind that was ended while it had them. */
async function aWorkerWasEnded(db: Db): Promise<void> {
  await db.update(work).set({ begun: sql`begun + 1`, claimedUntil: sql`now() + interval '5 s'` }).where(isMark)
}

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(work).where(isMark)
})

describe("documents whose worker was ended", () => {
  test("are made when the lease ends, not before, each by itself", async ({ db, fdm }) => {
    const ids = [(await aTicket(db)).id, (await aTicket(db)).id]
    await aWorkerWasEnded(db)
    expect(await updateSearch(db)).toBe(0)
    await leasesRunOut(db)
    const seen = await fdm.statements(async () => expect(await updateSearch(db)).toBe(2))
    expect(seen.filter((statement) => statement.includes('insert into "fdm-helpdesk"."ticket_search" '))).toHaveLength(
      2,
    )
    for (const id of ids) expect([await isMade(db, id), await markOf(db, id)]).toEqual([1, undefined])
  })

  test("a second time are made no more; what was beside them is", async ({ db }) => {
    const { id: poison } = await aTicket(db)
    await aWorkerWasEnded(db)
    await leasesRunOut(db)
    await aWorkerWasEnded(db)
    await leasesRunOut(db)
    const { id: fine } = await aTicket(db)
    expect(await updateSearch(db)).toBe(1)
    expect([await isMade(db, poison), await isMade(db, fine)]).toEqual([0, 1])
    expect(await markOf(db, poison)).toMatchObject({ begun: 2, setAsideAt: expect.any(Date) })
  })

  test("because their texts can't be read are passed over as ever, and held against nobody else", async ({ db }) => {
    const [bad, good] = [(await aTicket(db)).id, (await aTicket(db)).id]
    await db.execute(sql`create function refuse_one() returns trigger language plpgsql as $$ begin
      if new.ticket_id = ${sql.raw(`'${bad}'`)} then raise exception 'no'; end if; return new; end $$`)
    await db.execute(
      sql`create trigger refuse_one before insert on ${ticketSearch} for each row execute function refuse_one()`,
    )
    const failed: TicketId[] = []
    await updateSearch(db, { onError: (_, id) => failed.push(id) })
    await db.execute(sql`drop trigger refuse_one on ${ticketSearch}`)
    await db.execute(sql`drop function refuse_one()`)
    expect(failed).toEqual([bad])
    expect([await isMade(db, good), await markOf(db, good), await markOf(db, bad)]).toEqual([1, undefined, undefined])
  })
})
