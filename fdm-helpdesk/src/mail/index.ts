/**
 * Mail for hosts: the adapter for Postmark, addresses as headers have them, and the headers of mails that no person wrote.
 *
 * @module
 */
export { mailAddress } from "./address.js"
export { type PostmarkOptions, postmarkMailer } from "./postmark-mailer.js"
export { automaticMailHeaders } from "./thread.js"
