import { expect, test } from "vitest"
import { columnsOf, viewFieldsOf } from "./view-form.server"

const ticked = { column_requester: "on", column_ref: "on", column_status: "on" }

test("columns stand in the order that buttons made, the subject always with them", () => {
  const order = "status,subject,ref,requester,tags"
  expect(columnsOf({ ...ticked, order })).toEqual(["status", "subject", "ref", "requester"])
  expect(columnsOf({ order: "" })).toEqual(["subject"])
})

test("without scripts they stand at the places that were chosen, those of one place as before", () => {
  const order = "requester,subject,ref,status"
  const places = { place_requester: "2", place_subject: "2", place_ref: "3", place_status: "1" }
  expect(columnsOf({ ...ticked, order, ...places })).toEqual(["status", "requester", "subject", "ref"])
})

test("a team goes with the sharing that takes one, whatever the list of teams says", () => {
  expect(viewFieldsOf({ sharing: "private", teamId: "tea_1" }).teamId).toBeNull()
  expect(viewFieldsOf({ sharing: "team", teamId: "tea_1" }).teamId).toBe("tea_1")
  expect(viewFieldsOf({ sharing: "team", teamId: "" }).teamId).toBeNull()
})
