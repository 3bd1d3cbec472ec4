/** Triage for hosts: the adapter for Gemini. */
export { type GeminiOptions, geminiModel } from "./gemini-model.js"
