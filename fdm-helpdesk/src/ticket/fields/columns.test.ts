import { getTableColumns } from "drizzle-orm"
import { expect, test } from "vitest"
import { tickets } from "../../db/schema-helpdesk.js"
import { rowColumns } from "../../list/row-columns.js"
import { publicColumns, seenColumns, shownColumns } from "./columns.js"
import { bookkeeping, ticketFields } from "./ticket-fields.js"

const described = [bookkeeping, ...Object.values(ticketFields).map(({ columns }) => columns)].flatMap(Object.keys)

test("every column of a ticket is described, once", () => {
  expect(described.toSorted()).toEqual(Object.keys(getTableColumns(tickets)).toSorted())
})

test("requesters see these columns; whoever adds one here gives it to everybody who ever asked", () => {
  expect(publicColumns.toSorted()).toEqual([
    ...["channel", "closedAt", "createdAt", "farmId", "farmName", "firstResponseAt", "id", "isActive"],
    ...["lastMessageAt", "lastMessageBy", "lastMessagePreview", "lastReplyAt"],
    ...["priority", "priorityRank", "prioritySource", "ref", "requesterId", "resolvedAt"],
    ...["status", "statusCategory", "subject", "subjectSource", "updatedAt", "version"],
  ])
})

test("these are the desk's, and these nobody's", () => {
  const isDesk = (name: (typeof shownColumns)[number]) => !publicColumns.includes(name)
  expect(shownColumns.filter(isDesk).toSorted()).toEqual(["assigneeId", "messageCount", "messageVersion", "teamId"])
  expect(
    Object.keys(seenColumns)
      .filter((name) => !shownColumns.some((one) => one === name))
      .toSorted(),
  ).toEqual([...["auditHash", "auditSeq", "erasureId", "formKey", "tagIds", "teamOrder"]])
})

test("the rows that requesters are listed have nothing else", () => {
  expect(Object.keys(rowColumns).filter((name) => !publicColumns.some((one) => one === name))).toEqual([])
})
