/** The pages of the settings, in the order in which their navigation shows them. */
export const settingsPages = [
  "general",
  "tags",
  "synonyms",
  "replies",
  "agents",
  "teams",
  "workflow",
  "stopped",
] as const
