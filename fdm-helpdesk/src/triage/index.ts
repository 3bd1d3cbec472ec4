/** Subject and priority for new tickets, by a model or by the fallback. */
export { type GeminiOptions, geminiModel } from "./gemini-model.js"
export { triageTicket } from "./triage-ticket.js"
