import type {
  AgentGrant,
  AgentRole,
  Channel,
  ExportKind,
  FieldSource,
  StatusCategory,
  ViewSharing,
} from "../db/schema-helpdesk.js"
import type {
  AgentId,
  ContactId,
  ExportId,
  HostRole,
  MessageEditId,
  MessageId,
  SavedReplyId,
  SavedViewId,
  SynonymsId,
  TagId,
  TeamId,
} from "../kernel/index.js"

/**
 * The closed list of what can happen to a ticket. `data` is for the timeline that people read and may hold what
 * somebody wrote (a reason, a model's reasoning). The audit keeps only the fields named in `auditedFields`, of `content` a
 * hash, so that erasing a person never touches the chain, and of what the timeline has no use for `kept`. All of it
 * together says how the ticket stands: `verifyAudit` compares that with how it is.
 */
export type TicketEvent =
  /** `onBehalf` when an agent wrote down what somebody else asked. `content` is the subject. */
  | {
      type: "ticket.created"
      data: { status: string; priority: string; channel: string; onBehalf?: boolean }
      content: string
      kept: { ref: string; requesterId: ContactId; category: StatusCategory } & Sources
    }
  /** `version` is the one of the ticket that it made. */
  | {
      type: "message.added"
      data: { messageId: MessageId; visibility: string; version?: number }
      content: string
      kept: { channel: Channel } & Calling
    }
  /** `content` is the text after the edit, `editId` the place in the history that the one before got. */
  | {
      type: "message.edited"
      data: { messageId: MessageId; visibility: string }
      content: string
      kept: { editId: MessageEditId } & Calling
    }
  /** `content` is the text that went. */
  | { type: "message.deleted"; data: { messageId: MessageId; visibility: string }; content: string }
  /** `content` is the text that is left; `passages` counts what was made unreadable. */
  | {
      type: "message.redacted"
      data: { messageId: MessageId; visibility: string; passages: number }
      content: string
      kept: Rewritten
    }
  /** An agent's reply that was taken back before its mail left. */
  | { type: "message.unsent"; data: { messageId: MessageId } }
  | {
      type: "ticket.status_changed"
      data: { from: string; to: string; reason?: string; automatic?: boolean }
      kept: { category: StatusCategory; resolvedAt: string | null; closedAt: string | null }
    }
  | { type: "ticket.priority_changed"; data: { from: string; to: string }; kept: { source: FieldSource } }
  | {
      type: "ticket.subject_changed"
      data: { from: string; to: string }
      content: string
      kept: { source: FieldSource }
    }
  /** A field that agents set by hand, by its name; ids are audited, and the timeline has what they were called then. */
  | {
      type: "ticket.field_changed"
      data: { field: string; from: string | null; to: string | null; fromName: string | null; toName: string | null }
    }
  | { type: "ticket.assigned"; data: { agentId: AgentId; previousAgentId?: AgentId } }
  | { type: "ticket.unassigned"; data: { previousAgentId: AgentId } }
  | { type: "ticket.tags_changed"; data: TagsChanged }
  | { type: "ticket.assignee_added"; data: { agentId: AgentId } }
  | { type: "ticket.assignee_removed"; data: { agentId: AgentId } }
  /** `kept` has which fields come from triage from now on, also one whose value stayed the same. */
  | { type: "ticket.triaged"; data: TriageOutcome; kept: Partial<Sources> }
  /** People who wrote without an account turned out to be one with an account: what was theirs here is that person's. */
  | { type: "ticket.people_merged"; data: { from: ContactId[]; to: ContactId } }
  /** Everything of the person who asked was erased, and what they wrote with it. */
  | { type: "ticket.requester_anonymized"; data: Record<never, never>; kept: Rewritten }
  /** Somebody else was erased, and with them what they wrote here, or their name in what others wrote. */
  | { type: "ticket.person_erased"; data: Record<never, never>; kept: Rewritten }

/** Who chose the subject and the priority. */
type Sources = { subjectSource: FieldSource; prioritySource: FieldSource }

/** Whom a note calls by name from now on; left out when it calls nobody. */
type Calling = { calls?: readonly AgentId[] }

/**
 * Texts that an event changed beside its `content`: hashes of what is left of them, also of what messages said before
 * edits, and which messages went.
 */
export type Rewritten = {
  subject?: string
  messages?: Record<MessageId, string>
  history?: Record<MessageEditId, string>
  gone?: MessageId[]
}

/** Names as they were at the time, because a tag may be renamed or deleted later. */
export type TagsChanged = { added: TagId[]; removed: TagId[]; addedNames: string[]; removedNames: string[] }

/** What triage did: the verdict of a model, or why there was none. */
export type TriageOutcome = {
  source: "model" | "fallback"
  /** Why the fallback stands, or which part of the verdict was left out. */
  cause?: "no_model" | "no_answer" | "nonsense" | "instructions_in_text"
  model?: string
  priority?: string
  reasoning?: string
}

/** Name of what happened to a ticket, such as `message.added`: on its timeline and in its audit. */
export type TicketEventType = TicketEvent["type"]

export const auditedFields: Record<TicketEventType, readonly string[]> = {
  "ticket.created": ["status", "priority", "channel", "onBehalf"],
  "message.added": ["messageId", "visibility"],
  "message.edited": ["messageId", "visibility"],
  "message.deleted": ["messageId", "visibility"],
  "message.redacted": ["messageId", "visibility", "passages"],
  "message.unsent": ["messageId"],
  "ticket.status_changed": ["from", "to", "automatic"],
  "ticket.priority_changed": ["from", "to"],
  "ticket.subject_changed": [],
  "ticket.field_changed": ["field", "from", "to"],
  "ticket.assigned": ["agentId", "previousAgentId"],
  "ticket.unassigned": ["previousAgentId"],
  "ticket.tags_changed": ["added", "removed"],
  "ticket.assignee_added": ["agentId"],
  "ticket.assignee_removed": ["agentId"],
  "ticket.triaged": ["source", "cause", "model", "priority"],
  "ticket.people_merged": ["from", "to"],
  "ticket.requester_anonymized": [],
  "ticket.person_erased": [],
}

/**
 * What the page of the person who asked shows: the conversation, how it stands, who helps them and what it is called. The
 * rest is the desk's own affair, and their page doesn't even hear that it happened.
 */
const shownToRequester: { [Type in TicketEventType]: (data: Extract<TicketEvent, { type: Type }>["data"]) => boolean } =
  {
    "ticket.created": () => true,
    "message.added": ({ visibility }) => visibility === "public",
    "message.edited": ({ visibility }) => visibility === "public",
    "message.deleted": ({ visibility }) => visibility === "public",
    "message.redacted": ({ visibility }) => visibility === "public",
    "message.unsent": () => true,
    "ticket.status_changed": () => true,
    "ticket.priority_changed": () => false,
    "ticket.subject_changed": () => true,
    "ticket.field_changed": () => false,
    "ticket.assigned": () => true,
    "ticket.unassigned": () => true,
    "ticket.tags_changed": () => false,
    "ticket.assignee_added": () => false,
    "ticket.assignee_removed": () => false,
    "ticket.triaged": () => false,
    "ticket.people_merged": () => false,
    "ticket.requester_anonymized": () => true,
    "ticket.person_erased": () => true,
  }

/** Does this event change what the requester sees of their ticket? Pure. */
export function isShownToRequester({ type, data }: TicketEvent): boolean {
  return (shownToRequester[type] as (data: unknown) => boolean)(data)
}

/**
 * The closed list of what can happen to an agent. Roles are rights, so who gave and took them is in the audit, and each
 * event says who lets the agent in from then on. Nothing of it is content, so all of it stays.
 */
export type AgentEvent =
  /** `content` is the id of the contact who is this agent, `account` the hash of their principal. */
  | { type: "agent.seeded"; changes: { role: AgentRole; account: string } & Granted; content: ContactId }
  | { type: "agent.registered"; changes: { role: AgentRole; account: string } & Granted; content: ContactId }
  | { type: "agent.role_changed"; changes: { from: AgentRole; to: AgentRole } & Granted }
  /** `released` counts the tickets that the agent had to let go of. */
  | { type: "agent.deactivated"; changes: { released: number } & Granted }
  | { type: "agent.reactivated"; changes: { role: AgentRole } & Granted }
  /** They were erased as a person: off the desk, without an account, and called by no note. */
  | { type: "agent.anonymized"; changes: { released: number } & Granted }

type Granted = { grantedBy: AgentGrant }

/**
 * The closed list of what can be set up for the whole desk. Names of fields and counts, never what they say: a tag may
 * name a person, and what was settled can be read where it stands. `content` is all that can be read there, as
 * `saysOfTag` and its like write it down, so that its hash tells whether it still says that. An answer or a view that is one agent's own is nobody else's
 * business, so only shared ones are here, from when they are shared until they are no longer.
 */
export type DeskEvent =
  | { type: "tag.created"; changes: { tagId: TagId }; content: string }
  | { type: "tag.changed"; changes: { tagId: TagId; fields: readonly string[] }; content: string }
  /** `tickets` counts those that it was taken off. */
  | { type: "tag.deleted"; changes: { tagId: TagId; tickets: number } }
  | { type: "saved_reply.created"; changes: { savedReplyId: SavedReplyId }; content: string }
  | { type: "saved_reply.shared"; changes: { savedReplyId: SavedReplyId }; content: string }
  | { type: "saved_reply.changed"; changes: { savedReplyId: SavedReplyId; fields: readonly string[] }; content: string }
  | { type: "saved_reply.unshared"; changes: { savedReplyId: SavedReplyId } }
  | { type: "saved_reply.deleted"; changes: { savedReplyId: SavedReplyId } }
  | {
      type: "saved_view.created"
      changes: { savedViewId: SavedViewId; sharing: ViewSharing; teamId?: TeamId }
      content: string
    }
  | {
      type: "saved_view.shared"
      changes: { savedViewId: SavedViewId; sharing: ViewSharing; teamId?: TeamId }
      content: string
    }
  | {
      type: "saved_view.changed"
      changes: { savedViewId: SavedViewId; sharing: ViewSharing; teamId?: TeamId; fields: readonly string[] }
      content: string
    }
  | { type: "saved_view.unshared"; changes: { savedViewId: SavedViewId } }
  | { type: "saved_view.deleted"; changes: { savedViewId: SavedViewId } }
  /** `terms` counts them. */
  | { type: "synonyms.created"; changes: { synonymsId: SynonymsId; terms: number }; content: string }
  | { type: "synonyms.changed"; changes: { synonymsId: SynonymsId; terms: number }; content: string }
  | { type: "synonyms.deleted"; changes: { synonymsId: SynonymsId } }
  | { type: "team.created"; changes: { teamId: TeamId; added: readonly AgentId[] }; content: string }
  | {
      type: "team.changed"
      changes: { teamId: TeamId; fields: readonly string[]; added: readonly AgentId[]; removed: readonly AgentId[] }
      content: string
    }
  /** `views` counts those that were shared with it and are private from now on. */
  | { type: "team.deleted"; changes: { teamId: TeamId; views: number } }
  | { type: "settings.changed"; changes: { fields: readonly string[] }; content: string }
  | { type: "host_role.assigned"; changes: { principalId: string; role: HostRole | "none" } }
  /** `carried` counts the tickets that went to another status because theirs is no more, `recategorised` those whose status means something else now. */
  | { type: "workflow.saved"; changes: WorkflowSaved; content: string }
  /** No ticket stands at a status that went away any more. */
  | { type: "workflow.settled"; changes: Omit<WorkflowSaved, "carried" | "recategorised">; content: string }
  /** A file of tickets was read by whoever asked for it, `rows` of it. */
  | { type: "export.streamed"; changes: { kind: ExportKind; rows: number } }
  | { type: "export.requested"; changes: { exportId: ExportId; kind: ExportKind } }
  /** The file that was asked for is there. */
  | { type: "export.made"; changes: { exportId: ExportId; kind: ExportKind; rows: number } }
  | { type: "export.downloaded"; changes: { exportId: ExportId; kind: ExportKind; rows: number } }
  /** How far chains had come was sealed, `heads` of them; of their list the hash of `content`. */
  | { type: "audit.sealed"; changes: { heads: number }; content: string }

/** `settings` is a hash. */
export type WorkflowSaved = {
  workflowId: string
  carried: number
  recategorised: number
  settings: string
}
