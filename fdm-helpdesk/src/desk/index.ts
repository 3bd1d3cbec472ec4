export { type Agent, listAgents, seedAgent } from "./agent.js"
export { getSettings, saveSettings } from "./settings.js"
export {
  createTag,
  createTagInput,
  deleteTag,
  deleteTagInput,
  listTags,
  type Tag,
  updateTag,
  updateTagInput,
} from "./tag.js"
