export { mayManage } from "../access/index.js"
export { type Agent, listAgents, listRoster, type RosterEntry, seedAgent } from "./agents/agent.js"
export { agentInput, deactivateAgent, reactivateAgent } from "./agents/deactivate-agent.js"
export { assignHostRole, assignHostRoleInput, type HostRoles } from "./agents/host-role.js"
export { registerAgent, registerAgentInput } from "./agents/register-agent.js"
export { resolveActor } from "./agents/resolve-actor.js"
export { updateAgent, updateAgentInput } from "./agents/update-agent.js"
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
} from "./saved-replies/saved-reply.js"
export {
  renderSavedReply,
  type SavedReplyValues,
  type SavedReplyVariable,
  savedReplyVariables,
  unknownVariables,
} from "./saved-replies/saved-reply-text.js"
export { useSavedReply, useSavedReplyInput } from "./saved-replies/use-saved-reply.js"
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
export { saveWorkflow, saveWorkflowInput } from "./workflow/save-workflow.js"
