import { searchTickets } from "fdm-helpdesk"
import { completionsAt, readSearch } from "fdm-helpdesk/search-language"
import { type Account, actorOf, db } from "./host.js"

/** `GET /search?q=…`: anybody may write anything; what was made of it stands in `hints`. */
export async function search(account: Account | null, text: string): Promise<Response> {
  const actor = await actorOf(account)
  return Response.json(await searchTickets(db, actor, { text, timeZone: "Europe/Amsterdam", limit: 20 }))
}

/** In the page: what can stand where the caret is, and the text once the first option is taken. */
export function completed(field: { value: string; selectionStart: number }): string {
  const { value, selectionStart: caret } = field
  const { start, end, options } = completionsAt(value, caret, { audience: "requester", locale: "nl" })
  return value.slice(0, start) + (options[0]?.insert ?? value.slice(start, end)) + value.slice(end)
}

/** What is looked for by words, as a page may mark it. */
export function wordsOf(text: string): string[] {
  return readSearch(text).terms.flatMap((term) => (term.kind === "operator" || term.isExcluded ? [] : term.text))
}
