export { type Agent, listAgents, seedAgent } from "./agent.js"
export { getSettings, saveSettings } from "./settings.js"
