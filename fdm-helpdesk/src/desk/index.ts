export { mayManage } from "../access/index.js"
export { type Agent, listAgents, listRoster, type RosterEntry, seedAgent } from "./agent.js"
export { agentInput, deactivateAgent, reactivateAgent } from "./deactivate-agent.js"
export { assignHostRole, assignHostRoleInput, type HostRoles } from "./host-role.js"
export { registerAgent, registerAgentInput } from "./register-agent.js"
export { resolveActor } from "./resolve-actor.js"
export { saveWorkflow, saveWorkflowInput } from "./save-workflow.js"
export {
  createSavedReply,
  createSavedReplyInput,
  deleteSavedReply,
  deleteSavedReplyInput,
  listSavedReplies,
  listSavedRepliesInput,
  type SavedReply,
  updateSavedReply,
  updateSavedReplyInput,
} from "./saved-reply.js"
export {
  renderSavedReply,
  type SavedReplyValues,
  type SavedReplyVariable,
  savedReplyVariables,
  unknownVariables,
} from "./saved-reply-text.js"
export { deskChannel, getSettings, type SettingsPatch, saveSettings } from "./settings.js"
export {
  countTagUse,
  createTag,
  createTagInput,
  deleteTag,
  deleteTagInput,
  listTags,
  type Tag,
  updateTag,
  updateTagInput,
} from "./tag.js"
export {
  createTeam,
  createTeamInput,
  deleteTeam,
  deleteTeamInput,
  listTeams,
  type Team,
  updateTeam,
  updateTeamInput,
} from "./team.js"
export { updateAgent, updateAgentInput } from "./update-agent.js"
export { useSavedReply, useSavedReplyInput } from "./use-saved-reply.js"
