import { describe, expect } from "vitest"
import { test as base } from "../../../../testing/database.js"
import { deactivateAgent } from "../../desk/index.js"
import { minutesAfter, noon } from "../../testing/index.js"
import { addMessage, closeTicket, markViewed } from "../../ticket/index.js"
import { updateSearch } from "../document/update-search.js"
import { aDesk, days, later, type More } from "../testing/searched-desk.js"

/** Built once: these tests only read. */
const test = base.extend("desk", { scope: "file" }, async ({ db }) => aDesk(db))

describe("operators", () => {
  test("find what the filters of the inbox find, in either language", async ({ desk }) => {
    const { found } = desk
    for (const [text, names] of [
      ["status:open", ["mine", "old", "theirs", "urgent"]],
      ["status:Wacht", ["waiting"]],
      ['status:"waiting on customer"', ["waiting"]],
      ["status:waiting-on-customer", ["waiting"]],
      ["status:gesloten status:wacht", ["closed", "waiting"]],
      ["-status:open", ["closed", "waiting"]],
      ["priority:urgent", ["urgent"]],
      ["prioriteit:dringend", ["urgent"]],
      ["-prioriteit:urgent is:open", ["mine", "old", "theirs", "waiting"]],
      ["assignee:me", ["mine"]],
      ["toegewezen:ik", ["mine"]],
      ["toegewezen:mehmet", ["theirs"]],
      ["assignee:ozturk", ["theirs"]],
      ["assignee:me assignee:mehmet", ["mine", "theirs"]],
      ["assignee:niemand is:open", ["old", "urgent", "waiting"]],
      ["tag:mest", ["mine", "theirs"]],
      ["label:MEST", ["mine", "theirs"]],
      ['tag:"mest en water"', ["theirs"]],
      ["tag:water", ["theirs"]],
      ["is:closed", ["closed"]],
      ["is:gesloten", ["closed"]],
      ["-is:open", ["closed"]],
      ["is:open is:closed tag:mest", ["mine", "theirs"]],
      ["is:unread", ["closed", "mine", "theirs", "urgent", "waiting"]],
      ["is:ongelezen toegewezen:ik", ["mine"]],
      ["farm:frm_klaver", ["mine", "old"]],
      ["requester:piet@jansen.example", ["closed", "old", "urgent"]],
      ["requester:PIET@jansen.example is:open", ["old", "urgent"]],
    ] as const)
      expect(await found(text), text).toEqual(names)
  })

  test("and words, of what is asked and of who asked, hold together", async ({ desk }) => {
    const { found } = desk
    for (const [text, names] of [
      ["ploeg", ["mine", "old", "urgent"]],
      ["ploeg requester:jansen", ["old", "urgent"]],
      ["ploeg prioriteit:urgent", ["urgent"]],
      ["vrager:jansen", ["closed", "old", "urgent"]],
      ['vrager:"piet jansen" is:open', ["old", "urgent"]],
      ['bedrijf:"De Klaverhoeve"', ["mine", "old"]],
      ["bedrijf:klaver vrager:bos", ["mine"]],
      ["ploeg after:7d", ["mine", "urgent"]],
      ["ploeg -brand", ["mine", "old"]],
      ["is:open -ploeg", ["theirs", "waiting"]],
      ['vrager:piet@jansen.example -"in brand" -zaaimachine', ["old"]],
      ["tag:mest -de", ["mine", "theirs"]],
    ] as const)
      expect(await found(text), text).toEqual(names)
  })

  test("of time are days of the reader, and ask when it was asked", async ({ desk }) => {
    const { found } = desk
    expect(await found("after:today")).toEqual(["closed", "mine", "theirs", "waiting"])
    expect(await found("before:vandaag")).toEqual(["old", "urgent"])
    expect(await found("na:7d voor:vandaag")).toEqual(["urgent"])
    expect(await found("after:2026-03-06 before:2026-03-07")).toEqual(["urgent"])
    expect(await found("after:6-3-2026 before:7/3/2026")).toEqual(["urgent"])
    expect(await found("before:2026-02")).toEqual(["old"])
    // At noon in Amsterdam the day of Auckland has just begun.
    expect(await found("after:2026-03-10")).toEqual([])
    expect(await found("after:2026-03-10", { timeZone: "Pacific/Auckland" })).toEqual([
      "closed",
      "mine",
      "theirs",
      "waiting",
    ])
  })

  test("and the filters beside the text all hold", async ({ desk }) => {
    const { found, hints, lead, mest, water } = desk
    expect(await found("tag:mest", { filters: { assignee: [lead.agentId] } })).toEqual(["mine"])
    expect(await found("assignee:me", { filters: { assignee: [lead.agentId] } })).toEqual(["mine"])
    expect(await found("tag:mest", { filters: { tags: { any: [water.id] } } })).toEqual(["theirs"])
    expect(await found('tag:mest tag:"mest en water"', { filters: { tags: { any: [mest.id] } } })).toEqual([
      "mine",
      "theirs",
    ])
    expect(await found("is:open", { view: "mine" })).toEqual(["mine"])
    expect(await found("before:2026-03-08", { filters: { createdFrom: days(-10) } })).toEqual(["urgent"])
    for (const [text, more] of [
      ["is:closed", { view: "mine" }],
      ["priority:low", { filters: { priority: ["high"] } }],
      ["farm:frm_klaver", { filters: { farm: "frm_other" } }],
      ["status:open -status:open", {}],
    ] as [string, More][]) {
      expect(await found(text, more), text).toEqual([])
      expect(await hints(text, lead, more), text).toEqual([`contradiction ${text.split(" ")[0]}`])
    }
  })

  test("with values that nobody knows find nothing, and say what may have been meant", async ({ desk }) => {
    const { found, hints } = desk
    for (const [text, hint] of [
      ["tag:bestaatniet", "unknown_value tag:bestaatniet"],
      ["tag:mast", "unknown_value tag:mast Mést"],
      ["status:opne", "unknown_value status:opne open"],
      ["prioriteit:hog", "unknown_value prioriteit:hog hoog"],
      ["assignee:'; drop table tickets; --", "unknown_value assignee:';"],
      ["is:foo", "unknown_value is:foo"],
      ["is:breached", "unknown_value is:breached"],
      ["before:2026-02-30", "no_such_day before:2026-02-30"],
      ["after:gisterochtend", "no_such_day after:gisterochtend"],
    ] as const) {
      expect(await found(text), text).toEqual([])
      expect(await hints(text), text).toEqual([hint])
    }
    expect(await found("tag:bestaatniet tag:mest")).toEqual(["mine", "theirs"])
    expect(await found("is:open is:foo")).toEqual([])
  })

  test("that can't be understood are left out or are words, never an error and never everything", async ({ desk }) => {
    const { found, hints } = desk
    for (const [text, names, hint] of [
      ["status:", [], ["missing_value status:"]],
      ["status: trekker", ["theirs"], ["missing_value status:"]],
      ["foo:ploeg", [], ["unknown_operator foo:"]],
      ["-tag:mest trekker", ["theirs"], ["cannot_exclude -tag:mest"]],
      ["-tag:mest", [], ["cannot_exclude -tag:mest"]],
      ['"in brand', ["urgent"], ['unbalanced_quote "in brand']],
      ["de het een", [], ["filler_only de het een"]],
      ["de het een prioriteit:urgent", ["urgent"], ["filler_only de het een"]],
      ["!!!", [], ["filler_only !!!"]],
      ["-ploeg", [], ["exclusions_only ploeg"]],
      ["", [], []],
      ["   ", [], []],
    ] as const) {
      expect(await found(text), text).toEqual(names)
      expect(await hints(text), text).toEqual(hint)
    }
  })

  test("alone give the list of the inbox: its order, its pages and its rows", async ({ desk }) => {
    const { lead, search } = desk
    const { rows } = await search(lead, "is:open", { sort: "oldest" })
    expect(rows.map(({ createdAt }) => createdAt.getTime())).toEqual(
      rows.map(({ createdAt }) => createdAt.getTime()).sort((a, b) => a - b),
    )
    expect(rows[0]).toMatchObject({
      foundIn: null,
      snippet: [{ text: "De ploeg is stuk, zegt de buurman.", isMatch: false }],
    })
    const walked = []
    let cursor: string | undefined
    do {
      const page = await search(lead, "is:open", { limit: 2, cursor })
      walked.push(...page.rows)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(walked).toHaveLength(5)
    expect(new Set(walked.map(({ id }) => id)).size).toBe(5)
  })

  test("cost one statement for names and one for the list", async ({ desk, fdm }) => {
    const { lead, search } = desk
    const all =
      "status:open prioriteit:urgent toegewezen:ik tag:mest requester:piet@jansen.example farm:frm_klaver after:7d is:unread"
    expect(await fdm.statements(() => search(lead, all))).toHaveLength(2)
    expect(await fdm.statements(() => search(lead, "is:open priority:high"))).toHaveLength(1)
    expect(await fdm.statements(() => search(lead, "is:open priority:high -ploeg"))).toHaveLength(2)
    expect(await fdm.statements(() => search(lead, "tag:nope"))).toHaveLength(1)
    expect(await fdm.statements(() => search(lead, "status: ' -"))).toHaveLength(0)
  })
})

describe("operators of requesters", () => {
  test("find their own questions, open until they are closed", async ({ db, desk }) => {
    const { lead, jansen, bos, ids, found } = desk
    expect(await found("is:open", {}, jansen)).toEqual(["old", "urgent"])
    expect(await found("is:closed", {}, jansen)).toEqual(["closed"])
    expect(await found("after:7d ploeg", {}, jansen)).toEqual(["urgent"])
    expect(await found("bedrijf:frm_klaver", {}, bos)).toEqual(["mine"])
    expect(await found("bedrijf:klaverhoeve", {}, bos)).toEqual(["mine"])
    expect(await found("is:open -ploeg -notitie", {}, bos)).toEqual(["theirs", "waiting"])
    expect(await found("is:unread", {}, bos)).toEqual([])
    await addMessage(db, lead, { ticketId: ids.mine, body: "Zo beter?", visibility: "public" }, later)
    await addMessage(db, lead, { ticketId: ids.theirs, body: "Een notitie.", visibility: "internal" }, later)
    expect(await found("is:ongelezen", {}, bos)).toEqual(["mine"])
    await markViewed(db, bos, { ticketId: ids.mine }, minutesAfter(later, 1))
    expect(await found("is:ongelezen", {}, bos)).toEqual([])
    await updateSearch(db)
    expect(await found("is:open -notitie", {}, bos)).toEqual(["mine", "theirs", "waiting"])
  })

  test("are not the desk's, of which nothing shows", async ({ desk }) => {
    const { jansen, bos, found, hints, search } = desk
    for (const text of ["status:open", "prioriteit:urgent", "toegewezen:mehmet", "tag:mest", "vrager:bos"]) {
      expect(await found(text, {}, jansen), text).toEqual([])
      expect(await hints(text, jansen), text).toEqual([`not_for_requesters ${text}`])
      expect(await found(`${text} ploeg`, {}, jansen), text).toEqual(["old", "urgent"])
    }
    const { rows } = await search(bos, "is:open")
    expect(rows.map(({ tags, assigneeId, assigneeName }) => ({ tags, assigneeId, assigneeName }))).toEqual(
      rows.map(() => ({ tags: [], assigneeId: null, assigneeName: null })),
    )
  })
})

test("operators still find what was a former colleague's", async ({ db, desk }) => {
  const { lead, colleague, ids, found } = desk
  await closeTicket(db, lead, { ticketId: ids.theirs }, noon)
  await deactivateAgent(db, lead, { agentId: colleague.agentId }, noon)
  expect(await found("assignee:mehmet is:closed")).toEqual(["theirs"])
})
