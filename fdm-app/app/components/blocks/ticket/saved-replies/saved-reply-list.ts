import type { SavedReply } from "fdm-helpdesk"
import { plainWords } from "fdm-helpdesk/search-language"

export type Choice = Pick<SavedReply, "id" | "title" | "body" | "category" | "isShared">
export type ChoiceGroup = { category: string | null; choices: Choice[] }

/**
 * The answers that hold every word that was typed, in their title, category or text, whatever its case and accents; by
 * category in the order that they came in. Those that say it in their title come first within theirs.
 */
export function choicesFor(replies: readonly Choice[], typed: string): ChoiceGroup[] {
  const words = plainWords(typed).split(/\s+/).filter(Boolean)
  const groups = new Map<string, ChoiceGroup & { later: Choice[] }>()
  for (const reply of replies) {
    const { title, category, body } = reply
    const head = plainWords(title)
    const all = `${head} ${plainWords(category ?? "")} ${plainWords(body)}`
    if (!words.every((word) => all.includes(word))) continue
    const name = category?.toLowerCase() ?? ""
    const group = groups.get(name) ?? { category, choices: [], later: [] }
    groups.set(name, group)
    if (words.every((word) => head.includes(word))) group.choices.push(reply)
    else group.later.push(reply)
  }
  return [...groups.values()].map(({ category, choices, later }) => ({ category, choices: [...choices, ...later] }))
}
