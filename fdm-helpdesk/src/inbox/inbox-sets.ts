/**
 * The views of the shared inbox. `mine` are the tickets that an agent is on, as the one who answers for them or beside
 * that one. All but `mentioned`, `closed` and `all` hold active tickets only: what still asks for work.
 */
export const inboxViews = ["mine", "unassigned", "mentioned", "open", "waiting", "closed", "all"] as const
/** One of `inboxViews`. */
export type InboxView = (typeof inboxViews)[number]

/** By last public message, by when they were asked (either way), or by priority and then last message. */
export const inboxSorts = ["activity", "newest", "oldest", "priority"] as const
/** One of `inboxSorts`. */
export type InboxSort = (typeof inboxSorts)[number]

/** As far as views are counted: a number that is this high means "this many or more". */
export const countLimit = 1000
