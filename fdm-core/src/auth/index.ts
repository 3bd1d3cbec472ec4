/**
 * Accounts and sessions: better-auth, set up for either database, and the people behind accounts.
 *
 * @module
 */
export * from "../principals/index.js"
export { type Auth, type AuthOptions, createAuth, type MagicLinkMail, magicLinkMinutes } from "./create-auth.js"
