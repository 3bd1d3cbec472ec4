import { sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { auditSeals } from "../../db/schema-helpdesk.js"
import type { Db } from "../../kernel/index.js"
import { sealAudit, verifyAudit } from "../index.js"
import { aFullDesk } from "../testing/full-desk.js"
import { test } from "../testing/full-ticket.js"
import { cutChain, verdictAfter } from "../testing/tamper.js"

/** A desk on which one of everything is set up. */
const desk = test.extend("setUp", { scope: "file" }, ({ db, lead }) => aFullDesk(db, lead))

describe("a desk that is not as its audit tells", () => {
  const verify = (tx: Db) => verifyAudit(tx, { desk: true })

  const rows: [string, string, string][] = [
    ["a tag's name", "update tags set name = 'anders' where name = 'storing'", "tag"],
    ["a tag's colour", "update tags set color = '#000000' where name = 'storing'", "tag"],
    ["a tag that is gone", "delete from tags where name = 'storing'", "tag"],
    ["a tag that nobody made", "insert into tags values ('tag_x', 'x', '#000000', now())", "tag"],
    ["what a shared answer says", "update saved_replies set body = 'x'", "saved_reply"],
    [
      "a shared answer that is one agent's own",
      "update saved_replies set owner_id = (select min(id) from agents)",
      "saved_reply",
    ],
    ["a shared answer that is gone", "delete from saved_replies", "saved_reply"],
    ["what a shared view asks for", `update saved_views set query = '{"text": "x"}'`, "saved_view"],
    ["with whom a view is shared", "update saved_views set sharing = 'all', team_id = null", "saved_view"],
    ["a team's name", "update teams set name = 'x'", "team"],
    ["who is in a team", "delete from team_members", "team"],
    ["what means the same", "update search_synonyms set terms = array['a', 'b']", "synonyms"],
    ["a setting", `update settings set data = data || '{"undoSeconds": 0}'`, "settings"],
    ["all settings", "delete from settings", "settings"],
    ["the workflow", "update workflows set definition = definition - 'automatic'", "workflow"],
    ["the workflow, back to the shipped one", "delete from workflows", "workflow"],
  ]
  desk("is told from one that is", async ({ db, setUp }) => {
    expect(await verify(db)).toEqual({ ok: true, events: setUp.events })
  })

  desk.for(rows)("shows what differs: %s", async ([, statement, what], { db, setUp }) => {
    const named = statement
      .replace(/(from|into|update) ([a-z_]+)/, '$1 "fdm-helpdesk".$2')
      .replace("from agents", 'from "fdm-helpdesk".agents')
    const verdict = await verdictAfter(db, (tx) => tx.execute(sql.raw(named)), verify)
    expect(verdict).toMatchObject({ ok: false, events: setUp.events, differs: [{ what }] })
    expect(JSON.stringify(verdict)).not.toMatch(/storing|anders|Dringend|Kaarten/)
  })

  desk.for([
    ["the last event", 1],
    ["the last four", 4],
    ["the whole chain", 1_000],
  ] as const)("shows a chain that was cut and its head set back: %s", async ([, count], { db, setUp }) => {
    const last = Math.max(0, setUp.events - count)
    expect(await verdictAfter(db, (tx) => cutChain(tx, "desk", last), verify)).toMatchObject({
      ok: false,
      brokenAt: last + 1,
    })
  })

  desk("shows a chain that was cut behind a seal, by what the seal was made of", async ({ db, setUp }) => {
    const tamper = async (tx: Db) => {
      await sealAudit(tx)
      await cutChain(tx, "desk", setUp.events)
    }
    expect(await verdictAfter(db, tamper, verify)).toMatchObject({ ok: false, brokenAt: setUp.events + 1 })
  })

  desk.for([
    ["one taken out", sql`delete from ${auditSeals} where subject_id = (select min(subject_id) from ${auditSeals})`],
    ["another hash", sql`update ${auditSeals} set hash = md5(hash)`],
    ["one put in", sql`insert into ${auditSeals} select 'tic_x', 1, '', max(sealed_in) from ${auditSeals}`],
    ["one at a link that is no seal", sql`insert into ${auditSeals} values ('tic_x', 1, '', 1)`],
    ["all gone", sql`delete from ${auditSeals}`],
  ] as const)("shows a list of seals that is another one: %s", async ([, statement], { db, setUp }) => {
    const tamper = async (tx: Db) => {
      await sealAudit(tx)
      await tx.execute(statement)
    }
    const verdict = await verdictAfter(db, tamper, verify)
    expect(verdict).toMatchObject({ ok: false, brokenAt: expect.any(Number) })
    expect(verdict?.events).toBeGreaterThan(setUp.events)
  })
})
