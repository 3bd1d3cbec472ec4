/**
 * Mail for hosts: the adapter for Postmark, and addresses as headers have them.
 *
 * @module
 */
export { mailAddress } from "./address.js"
export { type PostmarkOptions, postmarkMailer } from "./postmark-mailer.js"
