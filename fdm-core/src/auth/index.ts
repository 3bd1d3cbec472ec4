export * from "../principals/index.js"
export { type Auth, type AuthOptions, createAuth, type MagicLinkMail, magicLinkMinutes } from "./create-auth.js"
