import type { AuditRow } from "../chain.js"
import type { DeskEvent } from "../events.js"

/** Whose a view is, with whom it is shared, and the hash of what it says. A shared one stays whose it was. */
type ToldView = { ownerId: string | null; sharing: unknown; teamId: unknown; says: string | null }

/** What is set up by what the desk's chain tells, by ids, with hashes of what each says. */
export type ToldDesk = {
  tags: Map<string, string | null>
  savedReplies: Map<string, string | null>
  savedViews: Map<string, ToldView>
  synonyms: Map<string, string | null>
  teams: Map<string, { members: Set<string>; says: string | null }>
  settings?: string | null
  workflows: Map<string, string | null>
  isOdd: boolean
}

export function untoldDesk(): ToldDesk {
  return {
    tags: new Map(),
    savedReplies: new Map(),
    savedViews: new Map(),
    synonyms: new Map(),
    teams: new Map(),
    workflows: new Map(),
    isOdd: false,
  }
}

type Told<Type extends DeskEvent["type"]> = Extract<DeskEvent, { type: Type }>["changes"]
type Replay<Type extends DeskEvent["type"]> = (
  desk: ToldDesk,
  told: Told<Type>,
  says: string | null,
  by: string | null,
) => unknown

/** Takes an event in: whoever adds a kind of event says here what follows from it. */
export function tellDesk(desk: ToldDesk, row: AuditRow): void {
  const replay = Object.hasOwn(replays, row.type) ? replays[row.type as DeskEvent["type"]] : undefined
  if (!replay) desk.isOdd = true
  else (replay as Replay<DeskEvent["type"]>)(desk, row.changes as Told<DeskEvent["type"]>, row.contentHash, row.actorId)
}

type Hash = string | null

function setTag({ tags }: ToldDesk, { tagId }: Told<"tag.created" | "tag.changed">, says: Hash) {
  tags.set(tagId, says)
}
type SharedReply = Told<"saved_reply.created" | "saved_reply.shared" | "saved_reply.changed">
function setReply({ savedReplies }: ToldDesk, { savedReplyId }: SharedReply, says: Hash) {
  savedReplies.set(savedReplyId, says)
}
function dropReply(desk: ToldDesk, { savedReplyId }: Told<"saved_reply.unshared" | "saved_reply.deleted">) {
  desk.savedReplies.delete(savedReplyId)
}
type SharedView = Told<"saved_view.created" | "saved_view.shared" | "saved_view.changed">
/** Only its owner makes a view or shares it; `by` is their contact. */
function setView({ savedViews }: ToldDesk, { savedViewId, sharing, teamId }: SharedView, says: Hash, by: Hash) {
  const ownerId = savedViews.get(savedViewId)?.ownerId ?? by
  savedViews.set(savedViewId, { ownerId, sharing, teamId: teamId ?? null, says })
}
function dropView(desk: ToldDesk, { savedViewId }: Told<"saved_view.unshared" | "saved_view.deleted">) {
  desk.savedViews.delete(savedViewId)
}
type Synonyms = Told<"synonyms.created" | "synonyms.changed">
function setSynonyms({ synonyms }: ToldDesk, { synonymsId }: Synonyms, says: Hash) {
  synonyms.set(synonymsId, says)
}
const nothing = () => undefined
function workflowSays(desk: ToldDesk, { workflowId, settings }: Told<"workflow.settled">, says: Hash) {
  desk.settings = settings
  desk.workflows.set(workflowId, says)
}

const replays: { [Type in DeskEvent["type"]]: Replay<Type> } = {
  "tag.created": setTag,
  "tag.changed": setTag,
  "tag.deleted": ({ tags }, { tagId }) => tags.delete(tagId),
  "saved_reply.created": setReply,
  "saved_reply.shared": setReply,
  "saved_reply.changed": setReply,
  "saved_reply.unshared": dropReply,
  "saved_reply.deleted": dropReply,
  "saved_view.created": setView,
  "saved_view.shared": setView,
  "saved_view.changed": setView,
  "saved_view.unshared": dropView,
  "saved_view.deleted": dropView,
  "synonyms.created": setSynonyms,
  "synonyms.changed": setSynonyms,
  "synonyms.deleted": ({ synonyms }, { synonymsId }) => synonyms.delete(synonymsId),
  "team.created": ({ teams }, { teamId, added }, says) => teams.set(teamId, { members: new Set(added), says }),
  "team.changed": ({ teams }, { teamId, added, removed }, says) => {
    const out = new Set<string>(removed)
    const stayed = [...(teams.get(teamId)?.members ?? [])].filter((id) => !out.has(id))
    teams.set(teamId, { members: new Set([...stayed, ...added]), says })
  },
  // Its views are private from then on.
  "team.deleted": ({ teams, savedViews }, { teamId }) => {
    teams.delete(teamId)
    for (const [id, view] of savedViews) if (view.teamId === teamId) savedViews.delete(id)
  },
  "settings.changed": (desk, _told, says) => {
    desk.settings = says
  },
  "workflow.saved": workflowSays,
  "workflow.settled": workflowSays,
  "host_role.assigned": nothing,
  "export.streamed": nothing,
  "export.requested": nothing,
  "export.made": nothing,
  "export.downloaded": nothing,
  "audit.sealed": nothing,
}
