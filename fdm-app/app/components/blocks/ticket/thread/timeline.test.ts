import type { Activity, Message } from "fdm-helpdesk"
import { expect, test } from "vitest"
import { timelineOf } from "./timeline"

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute))
const message = (id: string, minute: number) => ({ id, createdAt: at(minute) }) as Message
const change = (id: string, minute: number, type = "ticket.status_changed", data = {}) =>
  ({ id, type, data, createdAt: at(minute) }) as Activity

const shape = (items: ReturnType<typeof timelineOf>) =>
  items.map((item) => ("message" in item ? item.message.id : item.changes.map(({ id }) => id)))

test("messages and changes stand in the order in which they happened; a run of changes is one item", () => {
  const items = timelineOf(
    [message("m1", 0), message("m2", 10)],
    [change("c1", 1), change("c2", 2), change("c3", 11), change("c4", 12)],
  )
  expect(shape(items)).toEqual(["m1", ["c1", "c2"], "m2", ["c3", "c4"]])
})

test("a change that came with a message stands behind it", () => {
  expect(shape(timelineOf([message("m1", 5)], [change("c1", 5)]))).toEqual(["m1", ["c1"]])
})

test("what messages and details tell already is left out", () => {
  const told = [change("c1", 0, "ticket.created"), change("c2", 0, "message.added")]
  expect(shape(timelineOf([message("m1", 0)], told))).toEqual(["m1"])
})

test("a value that was set to what it was is no news", () => {
  const confirmed = change("c1", 1, "ticket.priority_changed", { from: "high", to: "high" })
  expect(shape(timelineOf([message("m1", 0)], [confirmed, change("c2", 2)]))).toEqual(["m1", ["c2"]])
})
