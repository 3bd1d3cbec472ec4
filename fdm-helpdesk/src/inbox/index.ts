export { countInbox, type InboxCounts } from "./count-inbox.js"
export {
  getInbox,
  getInboxInput,
  getUnassignedTickets,
  type InboxRow,
  type InboxView,
  inboxViews,
} from "./get-inbox.js"
export { countUnread, getMyTickets, getMyTicketsInput, type MyTicketRow } from "./get-my-tickets.js"
