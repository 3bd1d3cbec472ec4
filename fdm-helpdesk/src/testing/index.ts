/**
 * For tests of a host: people, agents and tickets with only the fields that matter, ports, and providers to talk to.
 *
 * @module
 */
export * from "./factories.js"
export * from "./fake-ports.js"
export { type GeminiAnswer, geminiServer } from "./gemini-server.js"
export { type PostmarkFault, postmarkServer } from "./postmark-server.js"
