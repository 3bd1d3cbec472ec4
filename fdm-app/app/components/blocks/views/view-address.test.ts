import type { SavedView } from "fdm-helpdesk"
import type { InboxQuery } from "fdm-helpdesk/inbox-query"
import { expect, test } from "vitest"
import { addressOf, isChanged } from "./view-address"

const zone = "Europe/Amsterdam"
const saved = {
  id: "viw_1",
  query: { view: "open", filters: { priority: ["high", "urgent"], createdFrom: new Date("2026-02-28T23:00:00Z") } },
} as unknown as SavedView
const asSaved: InboxQuery = { ...(saved.query as InboxQuery), viewId: saved.id }
const address = (query: InboxQuery) => addressOf(query, saved, zone).toString()

test("a view that nobody changed is in the address by its name alone, on every page of it", () => {
  expect(address(asSaved)).toBe("view_id=viw_1")
  expect(address({ ...asSaved, cursor: "abc" })).toBe("view_id=viw_1&cursor=abc")
  const ticked = { ...asSaved, sort: "activity" as const }
  ticked.filters = { ...ticked.filters, priority: ["urgent", "high"] }
  expect(isChanged(ticked, saved, zone)).toBe(false)
})

test("what was changed is in the address, also when nothing is left of the list", () => {
  expect(address({ ...asSaved, sort: "oldest" })).toContain("view_id=viw_1&sort=oldest")
  expect(address({ view: "open", filters: {}, viewId: saved.id })).toBe("view=open&view_id=viw_1")
  expect(address({ view: "open", filters: {} })).toBe("")
  expect(isChanged({ ...asSaved, text: "mest" }, saved, zone)).toBe(true)
})
