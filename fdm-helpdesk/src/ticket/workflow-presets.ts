import type { Workflow, WorkflowStatus } from "./workflow.js"

const newQuestion = {
  nl: "We hebben je vraag ontvangen en bekijken hem zo snel mogelijk.",
  en: "We have your question and will look at it as soon as we can.",
}
const beingWorkedOn = { nl: "We zijn met je vraag bezig.", en: "We are working on your question." }
const waitingForYou = { nl: "We wachten op jouw antwoord.", en: "We are waiting for your answer." }
const answered = {
  nl: "We denken dat je vraag is beantwoord. Klopt dat niet? Reageer dan gewoon.",
  en: "We think your question is answered. If it isn't, just reply.",
}
const closed = {
  nl: "Deze vraag is gesloten. Wil je er toch op terugkomen? Reageer of heropen hem.",
  en: "This question is closed. Want to come back to it? Reply or reopen it.",
}

/** The everyday workflow: open, in progress, waiting on the customer, resolved, closed; and back when it was not done. */
export const fdmWorkflow: Workflow = {
  id: "fdm",
  initial: "open",
  statuses: [
    { key: "open", category: "new", label: { nl: "Open", en: "Open" }, meaning: newQuestion },
    {
      key: "in_progress",
      category: "active",
      label: { nl: "In behandeling", en: "In progress" },
      meaning: beingWorkedOn,
    },
    {
      key: "waiting_on_customer",
      category: "waiting",
      label: { nl: "Wacht op klant", en: "Waiting on customer" },
      meaning: waitingForYou,
    },
    { key: "resolved", category: "resolved", label: { nl: "Opgelost", en: "Resolved" }, meaning: answered },
    { key: "closed", category: "closed", label: { nl: "Gesloten", en: "Closed" }, meaning: closed },
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
  { key: "new", category: "new", label: { nl: "Nieuw", en: "New" }, meaning: newQuestion },
  { key: "assigned", category: "new", label: { nl: "Toegewezen", en: "Assigned" }, meaning: newQuestion },
  { key: "accepted", category: "active", label: { nl: "Geaccepteerd", en: "Accepted" }, meaning: beingWorkedOn },
  {
    key: "in_progress",
    category: "active",
    label: { nl: "In behandeling", en: "In progress" },
    meaning: beingWorkedOn,
  },
  {
    key: "scheduled",
    category: "scheduled",
    label: { nl: "Ingepland", en: "Scheduled" },
    meaning: { nl: "We hebben een moment ingepland.", en: "We have planned a moment for this." },
  },
  {
    key: "pending_info",
    category: "waiting",
    label: { nl: "Wacht op informatie", en: "Pending information" },
    meaning: waitingForYou,
  },
  {
    key: "pending_callback",
    category: "waiting",
    label: { nl: "Wacht op terugbellen", en: "Pending callback" },
    meaning: { nl: "We wachten tot we je kunnen spreken.", en: "We are waiting to speak to you." },
  },
  {
    key: "pending_parts",
    category: "waiting",
    label: { nl: "Wacht op onderdelen", en: "Pending parts" },
    meaning: { nl: "We wachten op onderdelen.", en: "We are waiting for parts." },
  },
  {
    key: "pending_approval",
    category: "waiting",
    label: { nl: "Wacht op goedkeuring", en: "Pending approval" },
    meaning: { nl: "We wachten op een goedkeuring.", en: "We are waiting for an approval." },
  },
  { key: "resolved", category: "resolved", label: { nl: "Opgelost", en: "Resolved" }, meaning: answered },
  { key: "closed", category: "closed", label: { nl: "Gesloten", en: "Closed" }, meaning: closed },
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
