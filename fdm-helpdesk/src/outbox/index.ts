<<<<<<< HEAD
export { announceAgent, announcePresence, announceTicket } from "./announce.js"
=======
export { cancelMails } from "./cancel-mails.js"
>>>>>>> 3f1bdab (fix(app): a second lost connection is told as the first was; what a page does with its connection is tested)
export { liveChannel, outboxChannel } from "./channel.js"
export { type Delivery, leaseMs, nextDueAt } from "./claim.js"
export * from "./drain-outbox.js"
export * from "./enqueue.js"
export * from "./failed-mail.js"
