import type { StatusCategory } from "../db/schema/ticket.js"
import type { Words, Workflow, WorkflowStatus } from "./workflow.js"

const newQuestion = {
  nl: "We hebben je vraag ontvangen en bekijken hem zo snel mogelijk.",
  en: "We have your question and will look at it as soon as we can.",
}
const beingWorkedOn = { nl: "We zijn met je vraag bezig.", en: "We are working on your question." }
const waitingForYou = { nl: "We wachten op jouw antwoord.", en: "We are waiting for your answer." }
const planned = { nl: "We hebben een moment ingepland.", en: "We have planned a moment for this." }
const waitingToSpeak = { nl: "We wachten tot we je kunnen spreken.", en: "We are waiting to speak to you." }
const waitingForParts = { nl: "We wachten op onderdelen.", en: "We are waiting for parts." }
const waitingForApproval = { nl: "We wachten op een goedkeuring.", en: "We are waiting for an approval." }
const answered = {
  nl: "We denken dat je vraag is beantwoord. Klopt dat niet? Reageer dan gewoon.",
  en: "We think your question is answered. If it isn't, just reply.",
}
const closed = {
  nl: "Deze vraag is gesloten. Wil je er toch op terugkomen? Reageer of heropen hem.",
  en: "This question is closed. Want to come back to it? Reply or reopen it.",
}

function status(key: string, category: StatusCategory, label: Words, meaning: Words): WorkflowStatus {
  return { key, category, label, meaning }
}

/** The everyday workflow: open, in progress, waiting on the customer, resolved, closed; and back when it was not done. */
export const fdmWorkflow: Workflow = {
  id: "fdm",
  initial: "open",
  statuses: [
    status("open", "new", { nl: "Open", en: "Open" }, newQuestion),
    status("in_progress", "active", { nl: "In behandeling", en: "In progress" }, beingWorkedOn),
    status("waiting_on_customer", "waiting", { nl: "Wacht op klant", en: "Waiting on customer" }, waitingForYou),
    status("resolved", "resolved", { nl: "Opgelost", en: "Resolved" }, answered),
    status("closed", "closed", { nl: "Gesloten", en: "Closed" }, closed),
  ],
  moves: {
    open: ["in_progress", "waiting_on_customer", "resolved", "closed"],
    in_progress: ["open", "waiting_on_customer", "resolved", "closed"],
    waiting_on_customer: ["in_progress", "resolved", "closed"],
    resolved: ["in_progress", "closed"],
    closed: ["open"],
  },
  closedStatus: "closed",
  reopenedStatus: "open",
  pausedCategories: ["scheduled", "waiting", "resolved", "closed"],
  automatic: {
    agentReply: { open: "in_progress" },
    customerReply: { waiting_on_customer: "in_progress", resolved: "open", closed: "open" },
    assignment: {},
  },
}

const itilStatuses: WorkflowStatus[] = [
  status("new", "new", { nl: "Nieuw", en: "New" }, newQuestion),
  status("assigned", "new", { nl: "Toegewezen", en: "Assigned" }, newQuestion),
  status("accepted", "active", { nl: "Geaccepteerd", en: "Accepted" }, beingWorkedOn),
  status("in_progress", "active", { nl: "In behandeling", en: "In progress" }, beingWorkedOn),
  status("scheduled", "scheduled", { nl: "Ingepland", en: "Scheduled" }, planned),
  status("pending_info", "waiting", { nl: "Wacht op informatie", en: "Pending information" }, waitingForYou),
  status("pending_callback", "waiting", { nl: "Wacht op terugbellen", en: "Pending callback" }, waitingToSpeak),
  status("pending_parts", "waiting", { nl: "Wacht op onderdelen", en: "Pending parts" }, waitingForParts),
  status("pending_approval", "waiting", { nl: "Wacht op goedkeuring", en: "Pending approval" }, waitingForApproval),
  status("resolved", "resolved", { nl: "Opgelost", en: "Resolved" }, answered),
  status("closed", "closed", { nl: "Gesloten", en: "Closed" }, closed),
]

const pending = ["pending_info", "pending_callback", "pending_parts", "pending_approval"]

/** The workflow of classic IT service management: a ticket is assigned, accepted, worked on, perhaps planned or pending. */
export const itilWorkflow: Workflow = {
  id: "itil",
  initial: "new",
  statuses: itilStatuses,
  moves: {
    new: ["assigned", "accepted", "in_progress", "resolved", "closed"],
    assigned: ["new", "accepted", "in_progress", "resolved", "closed"],
    accepted: ["assigned", "in_progress", "scheduled", ...pending, "resolved", "closed"],
    in_progress: ["accepted", "scheduled", ...pending, "resolved", "closed"],
    scheduled: ["in_progress", ...pending, "resolved", "closed"],
    pending_info: ["in_progress", "scheduled", "resolved", "closed"],
    pending_callback: ["in_progress", "scheduled", "resolved", "closed"],
    pending_parts: ["in_progress", "scheduled", "resolved", "closed"],
    pending_approval: ["in_progress", "scheduled", "resolved", "closed"],
    resolved: ["in_progress", "closed"],
    closed: ["new"],
  },
  closedStatus: "closed",
  reopenedStatus: "new",
  pausedCategories: ["scheduled", "waiting", "resolved", "closed"],
  automatic: {
    agentReply: { new: "in_progress", assigned: "in_progress", accepted: "in_progress" },
    customerReply: {
      pending_info: "in_progress",
      pending_callback: "in_progress",
      resolved: "in_progress",
      closed: "new",
    },
    assignment: { new: "assigned" },
  },
}

/** The workflows that ship; a row of the table `workflows` with the same id replaces one. */
export const workflowPresets: Readonly<Record<string, Workflow>> = { fdm: fdmWorkflow, itil: itilWorkflow }
