export type { Comparison, Condition } from "../ticket/fields/condition.js"
export { conditionSchema } from "../ticket/fields/condition-schema.js"
export { countInbox, type InboxCounts } from "./count-inbox.js"
export { findTicket, findTicketInput } from "./find-ticket.js"
export { getInbox, getInboxInput, getUnassignedTickets, type InboxRow } from "./get-inbox.js"
export { countUnread, getMyTickets, getMyTicketsInput, type MyTicketRow } from "./get-my-tickets.js"
export { type InboxFilters, inboxFiltersSchema } from "./inbox-filters.js"
export { type InboxSort, type InboxView, inboxSorts, inboxViews } from "./inbox-sets.js"
export { type Colleague, type InboxChoices, listInboxChoices, listInboxChoicesInput } from "./list-inbox-choices.js"
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
export type { Correction } from "./search-correction.js"
export type { Segment } from "./search-snippet.js"
export type { SearchHint } from "./search-terms.js"
export { type FoundTicket, searchTickets, searchTicketsInput } from "./search-tickets.js"
export {
  createSynonyms,
  createSynonymsInput,
  deleteSynonyms,
  deleteSynonymsInput,
  listSynonyms,
  type Synonyms,
  updateSynonyms,
  updateSynonymsInput,
} from "./synonyms.js"
