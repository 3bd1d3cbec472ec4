/**
 * Triage for hosts: the adapter for Gemini.
 *
 * @module
 */
export { type GeminiOptions, geminiModel } from "./gemini-model.js"
