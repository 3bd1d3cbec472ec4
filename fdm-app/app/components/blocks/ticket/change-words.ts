import type { Activity, Agent, Ticket } from "fdm-helpdesk"
import { setFields } from "fdm-helpdesk/inbox-query"
import { findStatus, type Workflow } from "fdm-helpdesk/workflow"
import type { Locale, Translate } from "~/locales/translation"

/** What is needed to say a change in words. */
export type ChangeWords = { t: Translate; locale: Locale; workflow: Workflow; agents: readonly Agent[] }

/** One change as a sentence. Names of statuses and agents are looked up; a status that is gone is called by its key. */
export function changeInWords(change: Activity, { t, locale, workflow, agents }: ChangeWords): string {
  const name = change.actorName ?? t("console.activity.system")
  const text = (field: string) => (typeof change.data[field] === "string" ? (change.data[field] as string) : "")
  const status = (field: string) => findStatus(workflow, text(field))?.label[locale] ?? text(field)
  const agent = (field: string) => agents.find(({ id }) => id === text(field))?.name ?? t("console.activity.system")
  const priority = (field: string) => t(`priority.${text(field) as Ticket["priority"]}`, { defaultValue: text(field) })
  switch (change.type) {
    case "ticket.status_changed": {
      const moved = { name, from: status("from"), to: status("to") }
      return change.data.automatic ? t("console.activity.statusItself", moved) : t("console.activity.status", moved)
    }
    case "ticket.priority_changed":
      return t("console.activity.priority", { name, from: priority("from"), to: priority("to") })
    case "ticket.field_changed":
      return fieldInWords(change, { t, locale, name })
    case "ticket.subject_changed":
      return t("console.activity.subject", { name, to: text("to") })
    case "ticket.assigned":
      return agent("agentId") === name
        ? t("console.activity.assignedSelf", { name })
        : t("console.activity.assigned", { name, to: agent("agentId") })
    case "ticket.unassigned":
      return t("console.activity.unassigned", { name, from: agent("previousAgentId") })
    case "ticket.assignee_added":
      return t("console.activity.assigneeAdded", { name, to: agent("agentId") })
    case "ticket.assignee_removed":
      return t("console.activity.assigneeRemoved", { name, from: agent("agentId") })
    case "ticket.tags_changed":
      return tagsInWords(change, { t, name })
    case "message.added":
      return text("visibility") === "internal"
        ? t("console.activity.note", { name })
        : t("console.activity.message", { name })
    case "message.unsent":
      return t("writing.unsent", { name })
    case "message.edited":
      return ofMessage(change, t, "edited", name)
    case "message.deleted":
      return ofMessage(change, t, "deleted", name)
    case "message.redacted":
      return ofMessage(change, t, "redacted", name)
    case "ticket.created":
      return t("people.activity.createdFor", { name })
    case "ticket.requester_anonymized":
      return t("people.activity.anonymized")
    case "ticket.people_merged":
      return t("people.activity.merged")
    case "ticket.person_erased":
      return t("people.activity.erased")
    case "ticket.triaged":
      return text("source") === "model"
        ? t("console.activity.triaged", { model: text("model") })
        : t("console.activity.triageFallback")
    default:
      return t("console.activity.other", { name })
  }
}

/** A field goes by its name, and what it held by what that was called then. */
function fieldInWords({ data }: Activity, { t, locale, name }: { t: Translate; locale: Locale; name: string }): string {
  const found = setFields.find(([field]) => field === data.field)
  if (!found) return t("console.activity.other", { name })
  const [, { label, none }] = found
  const called = (value: unknown) => (typeof value === "string" ? value : none[locale])
  const words = { name, field: label[locale], from: called(data.fromName), to: called(data.toName) }
  return t("console.activity.field", words)
}

function ofMessage({ data }: Activity, t: Translate, what: "edited" | "deleted" | "redacted", name: string): string {
  const kind = data.visibility === "internal" ? "note" : "message"
  return t(`conversation.activity.${what}.${kind}`, { name })
}

/** Tags go by the names that they had then. */
function tagsInWords({ data }: Activity, { t, name }: { t: Translate; name: string }): string {
  const names = (field: string) => (Array.isArray(data[field]) ? data[field].join(", ") : "")
  const [added, removed] = [names("addedNames"), names("removedNames")]
  if (!removed) return t("console.activity.tagsAdded", { name, added })
  if (!added) return t("console.activity.tagsRemoved", { name, removed })
  return t("console.activity.tagsChanged", { name, added, removed })
}

/** What a change says beside itself: why a status was chosen, why triage decided as it did. */
export function reasonOf({ data }: Activity): string | undefined {
  const reason = data.reason ?? data.reasoning
  return typeof reason === "string" && reason !== "" ? reason : undefined
}
