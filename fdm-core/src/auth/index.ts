/**
 * Accounts and sessions: better-auth, set up for either database, and the people behind accounts.
 *
 * @module
 */
export * from "../principals/index.js"
export { type AuthMail, magicLinkMinutes, type SendMail } from "./auth-mail.js"
export { type Auth, type AuthOptions, createAuth } from "./create-auth.js"
export { isGuessableSecret } from "./guessable-secret.js"
