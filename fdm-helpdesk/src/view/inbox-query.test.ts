import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { newId, parse } from "../kernel/index.js"
import { getInboxInput } from "../list/get-inbox.js"
import { inboxSorts, inboxViews } from "../list/inbox-sets.js"
import { dayAfter, dayOf, startOfDay } from "../time/local-days.js"
import { asksOnlyForView, type InboxQuery, readInboxQuery, writeInboxQuery } from "./inbox-query.js"

const zone = { timeZone: "Europe/Amsterdam" }
const read = (search: string, options: Partial<Parameters<typeof readInboxQuery>[1]> = {}) =>
  readInboxQuery(new URLSearchParams(search), { ...zone, ...options })
const tag = newId("tag")
const agent = newId("agent")
const contact = newId("contact")
const saved = newId("savedView")

describe("an address of a list", () => {
  test("without anything asks for what is open", () => {
    expect(read("")).toEqual({ query: { view: "open", filters: {} }, ignored: [] })
    expect(read("q=tractor").query).toEqual({ view: "all", filters: {}, text: "tractor" })
  })

  test("says each thing that a list can be asked for", () => {
    const search = `view=mine&status=open&status=in_progress&category=new&priority=high&assignee=me&assignee=${agent}&tag=${tag}&requester=${contact}&farm=frm_1&channel=web&created_from=2026-03-01&created_to=2026-03-31&active_from=2026-03-29&unread=1&sort=oldest&q=mest&cursor=abc-_`
    expect(read(search)).toEqual({
      ignored: [],
      query: {
        view: "mine",
        text: "mest",
        sort: "oldest",
        cursor: "abc-_",
        filters: {
          status: ["open", "in_progress"],
          category: ["new"],
          priority: ["high"],
          assignee: ["me", agent],
          tags: { any: [tag] },
          requester: contact,
          farm: "frm_1",
          channel: ["web"],
          createdFrom: new Date("2026-02-28T23:00:00Z"),
          // The whole of the 31st, in summer time.
          createdTo: new Date("2026-03-31T22:00:00Z"),
          activeFrom: new Date("2026-03-28T23:00:00Z"),
          unread: true,
        },
      },
    })
  })

  test("names a saved view, and says apart from it whether it is another list by now", () => {
    const asks = (search: string) => asksOnlyForView(new URLSearchParams(search))
    expect(read(`view_id=${saved}`)).toEqual({ query: { view: "open", viewId: saved, filters: {} }, ignored: [] })
    expect(read("view_id=tic_1").ignored).toEqual(["view_id"])
    for (const only of ["", "&cursor=abc", "&done=save", "&q=", "&priority="])
      expect(asks(`view_id=${saved}${only}`), only).toBe(true)
    for (const more of ["&view=open", "&q=mest", "&sort=oldest", "&unread=1"])
      expect(asks(`view_id=${saved}${more}`), more).toBe(false)
    expect(asks("priority=high")).toBe(false)
    const unfiltered = writeInboxQuery({ view: "open", viewId: saved, filters: {} }, zone)
    expect(unfiltered.toString()).toBe(`view=open&view_id=${saved}`)
  })

  test("that a form made, with fields left empty, is as good as without them", () => {
    const empty = "view=&status=&priority=&assignee=&tag=&created_from=&created_to=&unread=&sort=&q=+&cursor="
    expect(read(empty)).toEqual(read(""))
  })

  test.for([
    ["view=everything", "view"],
    ["view=mine&view=all", "view"],
    ["sort=rank", "sort"],
    ["sort=newest&sort=oldest", "sort"],
    ["status=a%20b", "status"],
    ["status=open&status=open", "status"],
    ["priority=hoog", "priority"],
    ["assignee=ana", "assignee"],
    [`assignee=${tag}`, "assignee"],
    ["tag=mest", "tag"],
    [`tag=${tag}%00`, "tag"],
    ["requester=con_x", "requester"],
    ["created_from=2026-02-30", "created_from"],
    ["created_from=01-03-2026", "created_from"],
    ["created_from=0000-01-01", "created_from"],
    ["created_to=2026-3-1", "created_to"],
    ["created_to=9999-12-31", "created_to"],
    ["active_from=now", "active_from"],
    ["unread=yes", "unread"],
    [`farm=${"x".repeat(10_000)}`, "farm"],
    ["farm=a%00b", "farm"],
    [`q=${"x".repeat(10_000)}`, "q"],
    ["q=a%00b", "q"],
    ["cursor=' or 1=1", "cursor"],
    [`cursor=${"x".repeat(10_000)}`, "cursor"],
    ["kleur=rood", "kleur"],
    ["=x", "?"],
    ["%00%01=x", "?"],
    [`${"n".repeat(10_000)}=x`, `${"n".repeat(39)}…`],
    ["__proto__=x", "__proto__"],
  ] as const)("%.60s is left out and named", ([search, name]) => {
    const { query, ignored } = read(search)
    expect(ignored).toEqual([name])
    expect(parse(getInboxInput, { view: query.view, filters: query.filters })).toBeTruthy()
  })

  test("names no more than can be read, and nothing that belongs to the page", () => {
    const many = Array.from({ length: 500 }, (_, n) => `x${n}=1`).join("&")
    expect(read(many).ignored).toHaveLength(10)
    expect(read("done=reply&created=1", { others: ["done", "created"] }).ignored).toEqual([])
  })

  test("keeps what is right beside what is odd", () => {
    const { query, ignored } = read("priority=high&priority=hoog&created_from=x&unread=1")
    expect(query.filters).toEqual({ priority: ["high"], unread: true })
    expect(ignored).toEqual(["priority", "created_from"])
  })

  test("of any kind gives an input that lists take", () => {
    const name = fc.constantFrom(
      "view",
      "status",
      "tag",
      "created_from",
      "created_to",
      "farm",
      "q",
      "assignee",
      "unread",
      "sort",
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(name, fc.string()), fc.string({ unit: "binary" }))), (entries) => {
        const params = new URLSearchParams()
        for (const [key, value] of entries) params.append(key.toWellFormed(), value.toWellFormed())
        const { query } = readInboxQuery(params, zone)
        const { text: _, cursor: __, ...input } = query
        expect(() => parse(getInboxInput, input)).not.toThrow()
      }),
    )
  })
})

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const zones = [
  "Europe/Amsterdam",
  "UTC",
  "America/New_York",
  "Asia/Kolkata",
  "Pacific/Apia",
  "Africa/Cairo",
  "America/Sao_Paulo",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
  "Nowhere/Land",
]

describe("days of the reader", () => {
  test("begin when their calendar turns, also where that is not at midnight", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (one, timeZone) => {
        // Samoa left out the 30th of December of 2011 to change sides of the date line.
        fc.pre(!(timeZone === "Pacific/Apia" && one === "2011-12-30"))
        const start = startOfDay(one, timeZone)
        expect(dayOf(start, timeZone)).toBe(one)
        expect(dayOf(new Date(start.getTime() - 1), timeZone) < one).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(startOfDay("2026-04-24", "Africa/Cairo")).toEqual(new Date("2026-04-23T22:00:00Z"))
    expect(startOfDay("2018-11-04", "America/Sao_Paulo")).toEqual(new Date("2018-11-04T03:00:00Z"))
  })

  test("follow each other without gap or double", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...zones.slice(0, 4)), (one, timeZone) => {
        const { createdFrom, createdTo } = readInboxQuery(new URLSearchParams({ created_from: one, created_to: one }), {
          timeZone,
        }).query.filters
        expect(createdFrom).toEqual(startOfDay(one, timeZone))
        expect(createdTo).toEqual(startOfDay(dayAfter(one), timeZone))
      }),
    )
  })
})

test("an address that was written is read as the same list", () => {
  const list = (...values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
  const filters = fc.record(
    {
      status: list("open", "closed"),
      category: list("new" as const, "waiting" as const),
      priority: list("low" as const, "urgent" as const),
      assignee: list("me" as const, "none" as const, agent),
      tags: fc
        .record({ any: list(tag), all: list(newId("tag")) }, { requiredKeys: [] })
        .filter((tags) => Object.keys(tags).length > 0),
      requester: fc.constant(contact),
      farm: fc.constantFrom("frm_1", "a&b=c ü"),
      channel: list("web" as const, "email" as const),
      createdFrom: day.map((one) => startOfDay(one, zone.timeZone)),
      createdTo: day.map((one) => startOfDay(one, zone.timeZone)),
      activeFrom: day.map((one) => startOfDay(one, zone.timeZone)),
      activeTo: day.map((one) => startOfDay(one, zone.timeZone)),
      unread: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  const queries = fc.record(
    {
      view: fc.constantFrom(...inboxViews),
      viewId: fc.constant(saved),
      filters,
      sort: fc.constantFrom(...inboxSorts),
      text: fc.constantFrom("tractor", "a & b = ü?", "請求書"),
      cursor: fc.constant("abc"),
    },
    { requiredKeys: ["view", "filters"] },
  )
  fc.assert(
    fc.property(queries, (query) => {
      const written = new URLSearchParams(writeInboxQuery(query as unknown as InboxQuery, zone).toString())
      expect(readInboxQuery(written, zone)).toEqual({ query, ignored: [] })
    }),
  )
})
