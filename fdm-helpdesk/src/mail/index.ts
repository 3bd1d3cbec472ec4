/** Mail that leaves: what it says, and the adapter for Postmark. */
export { mailAddress } from "./address.js"
export { type PostmarkOptions, postmarkMailer } from "./postmark-mailer.js"
export { sendTicketMail } from "./send-ticket-mail.js"
