/**
 * The language of the search box, for pages and the server alike (`fdm-helpdesk/search-language`): what was typed, told
 * apart into words, phrases and operators, and what can follow where the caret is. Pure; `searchTickets` understands
 * the same language by itself.
 *
 * @module
 */
export { completionsAt, type SearchChoices, type SearchOption, searchOperatorWords } from "./complete-search.js"
export {
  plain as plainWords,
  requesterOperators,
  type SearchOperator,
  searchOperators,
} from "./search-operators.js"
export { quoteSearchValue, readSearch, type SearchHint, type SearchTerm, searchHintKinds } from "./search-terms.js"
