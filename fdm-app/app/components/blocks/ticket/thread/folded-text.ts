import type { Message } from "fdm-helpdesk"
import { useState } from "react"
import { useSearchParams } from "react-router"

type Text = Pick<Message, "id" | "body" | "foldedBytes">

/** Whether a message says just this, also where the page holds no more than its beginning. */
export function isTextOf(message: Omit<Text, "id"> | undefined, text: string | undefined): boolean {
  if (message === undefined || text === undefined) return false
  const { body, foldedBytes } = message
  if (foldedBytes === undefined) return body === text
  return text.startsWith(body) && new TextEncoder().encode(text).length === foldedBytes
}

/**
 * Whether the page's address asks for a text whole, and the addresses that do and don't. A link is all it takes: it works
 * without scripts, it stays when the page reads itself anew, and a page never holds more than one such message.
 *
 * @param word what the address calls it
 * @param without what else the address does not say then
 */
export function useOpened(word: "message" | "edit", id: string, without: readonly string[]) {
  const [params] = useSearchParams()
  const to = (asked: string | null) => {
    const search = new URLSearchParams(params)
    for (const each of ["created", "done", "edit", word, ...without]) search.delete(each)
    if (asked) search.set(word, asked)
    return { search: `?${search}`, hash: `#${id}` }
  }
  return { isOpened: params.get(word) === id, toOpen: () => to(id), toFold: () => to(null) }
}

/**
 * The whole of a text that is being written anew; undefined when the page never held it. A message that folds meanwhile,
 * because later ones came in, must not put its beginning into the field of its writer.
 */
export function useWholeBody({ body, foldedBytes }: Omit<Text, "id">): string | undefined {
  const [whole, setWhole] = useState(foldedBytes === undefined ? body : undefined)
  if (foldedBytes !== undefined || whole === body) return whole
  setWhole(body)
  return body
}
