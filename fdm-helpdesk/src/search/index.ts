export type { SearchHint } from "./language/search-terms.js"
export type { Correction } from "./query/search-correction.js"
export type { Segment } from "./query/search-snippet.js"
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
} from "./synonyms/synonyms.js"
