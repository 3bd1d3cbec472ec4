export {
  createSavedView,
  createSavedViewInput,
  deleteSavedView,
  deleteSavedViewInput,
  listSavedViews,
  listSavedViewsInput,
  updateSavedView,
  updateSavedViewInput,
} from "./saved-view.js"
export type { SavedView } from "./saved-view-access.js"
export type { SavedQuery } from "./saved-view-query.js"
export {
  defaultInboxColumns,
  type InboxColumn,
  inboxColumns,
  savedViewsAtMost,
  type ViewIcon,
  viewIcons,
} from "./saved-view-sets.js"
