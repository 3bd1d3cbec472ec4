import * as helpdesk from "../index.js"
import { minutesAfter, noon } from "./factories.js"
import type { World } from "./world.js"

/** From whom on a verb is anybody's to call: `person` any signed in, `owner` whoever asked (and the desk), or a role. */
export type Least = "person" | "owner" | "agent" | "team_lead" | "manager" | "admin"

/**
 * A call that the least of those who may can make; `input` is left out by verbs that take none. `scopes` are all that a service
 * needs for it, and none of them is enough by itself: without them the verb is no service's, whatever its scopes.
 */
export type Call = { least: Least; scopes?: readonly helpdesk.Scope[]; input?: (world: World) => unknown }

const read = ["tickets:read"] as const
const change = ["tickets:read", "tickets:update"] as const
const deskRead = ["desk:read"] as const
const deskManage = ["desk:manage"] as const
const people = ["people:manage"] as const

const ticket = ({ ticketId }: World) => ({ ticketId })
const own = ({ ticketId, answerId }: World) => ({ ticketId, messageId: answerId })
const asked = ({ ticketId, questionId }: World) => ({ ticketId, messageId: questionId })
const colleague = ({ colleague: { agentId } }: World) => ({ agentId })
const tag = ({ tagId }: World) => ({ tagId })
const team = ({ teamId }: Pick<World, "teamId">) => ({ teamId })
const exported = { view: "all", filters: { priority: ["normal"] } }
const somebody = {
  name: "Nel",
  email: "nel@new.example",
  emailVerified: true,
  locale: "nl",
  timeZone: "Europe/Amsterdam",
}

/** Every verb that takes an actor, with an input that is right. In brackets stands what is special about this input. */
export const calls: Record<string, Call> = {
  addAssignee: { least: "agent", scopes: change, input: (world) => ({ ...ticket(world), ...colleague(world) }) },
  addMessage: {
    least: "owner",
    scopes: ["tickets:read", "messages:reply"],
    input: (world) => ({ ...ticket(world), body: "More.", visibility: "public" }),
  },
  "addMessage (a note)": {
    least: "agent",
    scopes: ["tickets:read", "messages:note"],
    input: (world) => ({ ...ticket(world), body: "Hm.", visibility: "internal" }),
  },
  "addMessage (that moves the ticket)": {
    least: "agent",
    scopes: [...change, "messages:reply"],
    input: (world) => ({ ...ticket(world), body: "Done.", visibility: "public", moveTo: "resolved" }),
  },
  anonymizeRequester: { least: "manager", scopes: people, input: ({ bystander: { contactId } }) => ({ contactId }) },
  assignHostRole: { least: "admin", input: ({ owner }) => ({ principalId: owner.principalId, role: "agent" }) },
  assignTicket: { least: "agent", scopes: change, input: (world) => ({ ...ticket(world), ...colleague(world) }) },
  cancelExport: { least: "agent", input: ({ exportId }) => ({ exportId }) },
  claimTicket: { least: "agent", input: ({ unassignedId }) => ({ ticketId: unassignedId }) },
  closeTicket: { least: "owner", scopes: change, input: ticket },
  countExportRows: { least: "agent", scopes: read, input: () => ({ kind: "messages", list: exported, upTo: 10 }) },
  countInbox: { least: "agent" },
  countStoppedWork: { least: "manager", scopes: deskManage },
  countTagUse: { least: "agent", scopes: deskRead },
  countUnread: { least: "person", input: ({ ticketId }) => ({ except: ticketId }) },
  createSavedReply: { least: "agent", input: () => ({ title: "Hello", body: "Hello {{customer_name}}" }) },
  "createSavedReply (shared)": { least: "team_lead", input: () => ({ title: "Hello", body: "Hello", isShared: true }) },
  createSavedView: {
    least: "agent",
    input: ({ tagId }) => ({
      name: "Mine",
      query: { view: "mine", filters: { tags: { any: [tagId] } }, sort: "newest" },
    }),
  },
  "createSavedView (for all)": { least: "team_lead", input: () => ({ name: "Ours", sharing: "all", icon: "star" }) },
  createSynonyms: { least: "manager", scopes: deskManage, input: () => ({ terms: ["manure", "muck"] }) },
  createTag: { least: "team_lead", scopes: deskManage, input: () => ({ name: "soil" }) },
  createTeam: {
    least: "manager",
    scopes: deskManage,
    input: ({ colleague: { agentId } }) => ({ name: "Soil", memberIds: [agentId] }),
  },
  createTicket: { least: "person", input: () => ({ body: "Where is my field?" }) },
  "createTicket (for somebody else)": {
    least: "agent",
    scopes: ["tickets:create"],
    input: () => ({ body: "They phoned.", requester: { email: "piet@phone.example" } }),
  },
  deactivateAgent: { least: "manager", input: colleague },
  deleteMessage: { least: "agent", input: own },
  deleteSavedReply: { least: "team_lead", input: ({ savedReplyId }) => ({ savedReplyId }) },
  deleteSavedView: { least: "manager", input: ({ savedViewId }) => ({ savedViewId }) },
  deleteSynonyms: { least: "manager", scopes: deskManage, input: ({ synonymsId }) => ({ synonymsId }) },
  deleteTag: { least: "team_lead", scopes: deskManage, input: tag },
  deleteTeam: { least: "manager", scopes: deskManage, input: team },
  discardDraft: { least: "agent", input: ticket },
  editMessage: { least: "agent", input: (world) => ({ ...own(world), body: "Better said." }) },
  exportRequester: { least: "manager", scopes: people, input: ({ bystander: { contactId } }) => ({ contactId }) },
  "exportRequester (of oneself)": { least: "person", input: () => ({}) },
  exportRequesterFile: { least: "manager", scopes: people, input: ({ bystander: { contactId } }) => ({ contactId }) },
  "exportRequesterFile (of oneself)": { least: "person", input: () => ({}) },
  exportTickets: {
    least: "agent",
    scopes: read,
    input: () => ({ kind: "tickets", list: exported, format: { locale: "en" } }),
  },
  findTicket: { least: "owner", scopes: read, input: ({ ref }) => ({ ref }) },
  findUnsendable: { least: "agent", input: ticket },
  getDraft: { least: "agent", input: ticket },
  getExport: { least: "agent", input: ({ exportId }) => ({ exportId }) },
  getInbox: {
    least: "agent",
    scopes: read,
    input: ({ tagId }) => ({ view: "all", filters: { tags: { any: [tagId] } }, limit: 10 }),
  },
  getMyTickets: { least: "person", input: () => ({ state: "open", limit: 10 }) },
  getRequester: { least: "agent", scopes: ["people:read"], input: ({ owner: { contactId } }) => ({ contactId }) },
  getTicket: { least: "owner", scopes: read, input: (world) => ({ ...ticket(world), messages: 5 }) },
  getTicketPage: { least: "owner", input: (world) => ({ ...ticket(world), messages: 5, isAhead: true }) },
  "getTicketPage (that marks it viewed)": { least: "owner", input: ticket },
  getUnassignedTickets: { least: "agent", scopes: read, input: () => ({ limit: 10 }) },
  leaveTicket: { least: "agent", input: ticket },
  listAgents: { least: "agent", scopes: deskRead },
  listAssignments: { least: "agent", scopes: read, input: ticket },
  listDrafts: { least: "agent" },
  listExports: { least: "agent" },
  listFailedMails: { least: "agent", input: ticket },
  listMessageEdits: { least: "agent", scopes: read, input: own },
  listInboxChoices: {
    least: "agent",
    scopes: read,
    input: ({ owner }) => ({ requester: owner.contactId, farm: "farm-1" }),
  },
  listPresence: { least: "agent", input: ({ ticketId }) => ({ ticketIds: [ticketId] }) },
  listRoster: { least: "agent" },
  listSavedReplies: { least: "agent", input: () => ({ category: "Greetings" }) },
  listSavedViews: { least: "agent", input: () => ({ scope: "usable" }) },
  "listSavedViews (all that is shared)": { least: "manager", input: () => ({ scope: "shared" }) },
  listStoppedWork: { least: "manager", scopes: deskManage },
  listSynonyms: { least: "agent", scopes: deskRead },
  listTags: { least: "agent", scopes: deskRead },
  listTeams: { least: "agent", scopes: deskRead },
  markViewed: { least: "owner", input: ticket },
  readExport: { least: "agent", input: ({ exportId }) => ({ exportId }) },
  reactivateAgent: { least: "manager", input: ({ gone: { agentId } }) => ({ agentId }) },
  redactMessage: { least: "team_lead", input: (world) => ({ ...asked(world), passages: ["0612345678"] }) },
  registerAgent: { least: "manager", input: () => ({ person: { ...somebody, principalId: "user-nel" } }) },
  removeAssignee: { least: "agent", scopes: change, input: (world) => ({ ...ticket(world), ...colleague(world) }) },
  reopenTicket: { least: "owner", scopes: change, input: ({ closedId }) => ({ ticketId: closedId }) },
  requestExport: {
    least: "agent",
    input: () => ({ kind: "messages", list: { text: "field" }, format: { separator: ",", timeZone: "Europe/Paris" } }),
  },
  retryMail: { least: "agent", input: ({ workId }) => ({ workId }) },
  retryStoppedWork: { least: "manager", scopes: deskManage, input: ({ stoppedId }) => ({ workId: stoppedId }) },
  saveDraft: {
    least: "agent",
    input: (world) => ({ ...ticket(world), visibility: "public", body: "Well,", revision: 0 }),
  },
  saveSettings: { least: "manager", scopes: deskManage, input: () => ({ name: "Desk" }) },
  saveWorkflow: { least: "manager", scopes: deskManage, input: () => ({ preset: "fdm", carryOver: {} }) },
  searchTickets: {
    least: "person",
    scopes: read,
    input: () => ({ text: "field", filters: { farm: "farm-1" }, limit: 10 }),
  },
  "searchTickets (by tag)": {
    least: "agent",
    scopes: read,
    input: ({ tagId }) => ({ text: "field", filters: { tags: { any: [tagId] } } }),
  },
  tagTicket: { least: "agent", scopes: change, input: ({ ticketId, tagId }) => ({ ticketId, add: [tagId] }) },
  touchPresence: { least: "agent", input: (world) => ({ ...ticket(world), isTyping: true }) },
  unsendMessage: { least: "agent", input: own },
  updateAgent: { least: "manager", input: (world) => ({ ...colleague(world), role: "team_lead" }) },
  updateSavedReply: { least: "team_lead", input: ({ savedReplyId }) => ({ savedReplyId, title: "Other" }) },
  updateSavedView: {
    least: "manager",
    input: ({ savedViewId, teamId }) => ({ savedViewId, sharing: "team", teamId, columns: ["subject", "status"] }),
  },
  updateSynonyms: {
    least: "manager",
    scopes: deskManage,
    input: ({ synonymsId }) => ({ synonymsId, terms: ["parcel", "plot"] }),
  },
  updateTag: { least: "team_lead", scopes: deskManage, input: (world) => ({ ...tag(world), name: "water" }) },
  updateTeam: {
    least: "manager",
    scopes: deskManage,
    input: ({ agent: { agentId }, ...world }) => ({ ...team(world), name: "Water", memberIds: [agentId] }),
  },
  updateTicket: {
    least: "agent",
    scopes: change,
    input: (world) => ({ ...ticket(world), priority: "high", subject: "Fields" }),
  },
  updateTicketStatus: { least: "agent", scopes: change, input: (world) => ({ ...ticket(world), to: "resolved" }) },
  useSavedReply: { least: "agent", input: ({ ticketId, savedReplyId }) => ({ ticketId, savedReplyId }) },
}

/** Functions that take no actor: rules without a database, what a host does by its own authority, and reading settings. */
export const withoutActor = [
  ...[
    "asRequester",
    "can",
    "canAtDesk",
    "canClose",
    "canReopen",
    "canWithMessage",
    "findStatus",
    "isDone",
    "mayManage",
  ],
  ...[
    "movesFrom",
    "requireAgent",
    "requirePerson",
    "serviceActor",
    "visibleTo",
    "renderSavedReply",
    "unknownVariables",
    "unreachableStatuses",
  ],
  ...[
    "contentFree",
    "idSchema",
    "inverse",
    "isDatabaseUnavailable",
    "isFdmError",
    "isId",
    "newId",
    "parse",
    "HelpdeskError",
  ],
  ...[
    "getSettings",
    "loadDesk",
    "migrateHelpdesk",
    "resolveActor",
    "seedAgent",
    "endErasures",
    "sealAudit",
    "verifyAllAudits",
    "verifyAudit",
  ],
]

/** A moment after everything in the world was said, while an answer can still be taken back. */
const momentOfCalls = new Date(minutesAfter(noon, 3).getTime() + 1_000)

type Verb = (...args: unknown[]) => Promise<unknown>

/** Makes a call of the table, or of its verb with another input. */
export function make(label: string, db: helpdesk.Db, actor: helpdesk.Actor, input: unknown): Promise<unknown> {
  const name = label.split(" ")[0] ?? ""
  const verb = (helpdesk as unknown as Record<string, Verb>)[name]
  if (!verb) throw new Error(`no such verb: ${name}`)
  // The one verb with a port; ports come after the handle.
  if (name === "assignHostRole") return verb(db, { setRole: async () => undefined }, actor, input)
  return verb(db, actor, ...(calls[label]?.input ? [input, momentOfCalls] : []))
}

/** For each, somebody to whom it is just enough. */
export const leastWhoMay = (world: World): Record<Least, helpdesk.Actor> => ({
  person: world.stranger,
  owner: world.owner,
  agent: world.agent,
  team_lead: world.lead,
  manager: world.manager,
  admin: world.admin,
})
