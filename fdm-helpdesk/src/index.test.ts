import { getTableName, is } from "drizzle-orm"
import { PgTable } from "drizzle-orm/pg-core"
import { expect, test } from "vitest"
import * as helpdesk from "./index.js"

const tickets = [
  ...[
    "createTicket",
    "createTicketInput",
    "getTicket",
    "getTicketInput",
    "getTicketPage",
    "getTicketPageInput",
    "markViewed",
    "updateTicket",
    "updateTicketInput",
  ],
  ...["updateTicketStatus", "updateTicketStatusInput", "closeTicket", "closeTicketInput", "reopenTicket"],
  ...["addMessage", "addMessageInput", "assignTicket", "assignTicketInput", "maxMessageLength"],
  ...["tagTicket", "tagTicketInput"],
  ...["claimTicket", "claimTicketInput", "addAssignee", "removeAssignee", "assigneeInput", "listAssignments"],
]
const conversation = [
  ...["editMessage", "editMessageInput", "deleteMessage", "deleteMessageInput", "canWithMessage"],
  ...["redactMessage", "redactMessageInput", "redactedMark", "listMessageEdits", "listMessageEditsInput"],
]
const drafts = [
  ...["getDraft", "saveDraft", "saveDraftInput", "discardDraft", "discardDraftInput", "listDrafts"],
  ...["unsendMessage", "unsendMessageInput", "findUnsendable"],
]
const lists = [
  ...["getInbox", "getInboxInput", "getUnassignedTickets", "countInbox"],
  ...["inboxViews", "inboxSorts", "inboxFiltersSchema", "conditionSchema"],
  ...["getMyTickets", "getMyTicketsInput", "countUnread", "findTicket", "findTicketInput"],
  ...["searchTickets", "searchTicketsInput", "listInboxChoices", "listInboxChoicesInput"],
]
const synonyms = [
  ...["listSynonyms", "createSynonyms", "createSynonymsInput", "updateSynonyms", "updateSynonymsInput"],
  ...["deleteSynonyms", "deleteSynonymsInput"],
]
const savedViews = [
  ...["listSavedViews", "listSavedViewsInput", "createSavedView", "createSavedViewInput"],
  ...["updateSavedView", "updateSavedViewInput", "deleteSavedView", "deleteSavedViewInput"],
  ...["viewIcons", "inboxColumns", "defaultInboxColumns", "savedViewsAtMost"],
  ...["listTeams", "createTeam", "createTeamInput", "updateTeam", "updateTeamInput", "deleteTeam", "deleteTeamInput"],
]
const people = [
  ...["resolveActor", "asRequester", "nobody", "requireAgent", "requirePerson", "can", "ticketActions", "visibleTo"],
  ...["canAtDesk", "serviceActor", "scopes"],
  "countTagUse",
  ...["assignHostRole", "assignHostRoleInput", "hostRoles", "listRoster"],
  ...["seedAgent", "listAgents", "locales", "registerAgent", "registerAgentInput", "updateAgent", "updateAgentInput"],
  ...["deactivateAgent", "reactivateAgent", "agentInput", "mayManage"],
]
const desk = [
  ...[
    "getSettings",
    "saveSettings",
    "saveWorkflow",
    "saveWorkflowInput",
    "deskChannel",
    "unreachableStatuses",
    "settingsSchema",
    "limitsSchema",
    "brandingSchema",
    "loadDesk",
  ],
  ...["workflowPresets", "fdmWorkflow", "itilWorkflow", "workflowSchema"],
  ...["createTag", "createTagInput", "updateTag", "updateTagInput", "deleteTag", "deleteTagInput", "listTags"],
  ...["findStatus", "movesFrom", "isDone", "canClose", "canReopen"],
]
const savedReplies = [
  ...["createSavedReply", "createSavedReplyInput", "updateSavedReply", "updateSavedReplyInput"],
  ...["deleteSavedReply", "deleteSavedReplyInput", "listSavedReplies", "listSavedRepliesInput"],
  ...["useSavedReply", "useSavedReplyInput", "renderSavedReply", "savedReplyVariables", "unknownVariables"],
]
const presence = [
  ...["touchPresence", "touchPresenceInput", "leaveTicket", "leaveTicketInput", "presenceLimitMs"],
  ...["listPresence", "listPresenceInput"],
]
const privacy = [
  ...["anonymizeRequester", "personInput", "exportRequester", "exportRequesterFile", "exportRequesterInput"],
  ...["getRequester", "getRequesterInput"],
]
const operation = [
  ...["migrateHelpdesk", "schemaHelpdesk", "endErasures", "sealAudit", "verifyAllAudits", "verifyAudit"],
  "inverse",
  ...["listFailedMails", "listFailedMailsInput", "retryMail", "retryMailInput"],
  ...["listStoppedWork", "countStoppedWork", "retryStoppedWork", "retryStoppedWorkInput"],
]
const exports = [
  ...["exportTickets", "exportTicketsInput", "exportSeparators", "countExportRows", "countExportRowsInput"],
  ...["requestExport", "listExports", "getExport", "cancelExport", "readExport", "exportInput"],
]
const borders = [
  ...["newId", "isId", "idSchema", "parse"],
  ...["HelpdeskError", "errorStatus", "isFdmError", "isDatabaseUnavailable", "contentFree"],
]

test("hosts get what they need by name, and nothing of the inside", () => {
  const promised = [
    tickets,
    conversation,
    lists,
    people,
    desk,
    savedReplies,
    savedViews,
    synonyms,
    presence,
    operation,
    privacy,
    borders,
    drafts,
    exports,
  ].flat()
  expect(Object.keys(helpdesk).sort()).toEqual(promised.sort())
})

test("tables have the names that hosts know", () => {
  const tables = Object.values(helpdesk.schemaHelpdesk).filter((value) => is(value, PgTable))
  expect(tables.map(getTableName).sort()).toEqual([
    "agents",
    "audit_events",
    "audit_heads",
    "audit_seals",
    "audit_unsealed",
    "contacts",
    "erasures",
    "limits",
    "mentioned_tickets",
    "mentions",
    "message_edits",
    "messages",
    "reply_drafts",
    "saved_replies",
    "saved_views",
    "schedules",
    "search_synonyms",
    "search_words",
    "settings",
    "tags",
    "team_members",
    "teams",
    "ticket_activity",
    "ticket_assignments",
    "ticket_export_chunks",
    "ticket_exports",
    "ticket_search",
    "ticket_tags_map",
    "ticket_views",
    "tickets",
    "work",
    "workflows",
  ])
})
