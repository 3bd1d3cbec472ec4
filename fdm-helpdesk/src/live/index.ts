export type { LiveEvent } from "./announcement.js"
export { type Hub, openHub } from "./hub.js"
export type { Subscriber } from "./member.js"
export {
  leaveTicket,
  leaveTicketInput,
  listPresence,
  listPresenceInput,
  type Presence,
  presenceLimitMs,
  touchPresence,
  touchPresenceInput,
} from "./presence.js"
