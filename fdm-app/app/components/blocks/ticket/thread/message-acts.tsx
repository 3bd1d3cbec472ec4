import type { Message, MessageEdit } from "fdm-helpdesk"
import { createContext, type MouseEvent, type ReactNode, useContext, useState } from "react"
import { useSearchParams } from "react-router"

/** What can be done to a message, one at a time. */
export const messageActs = ["edit", "delete", "redact", "history"] as const
export type MessageAct = (typeof messageActs)[number]

/** The message that something is being done to. */
export type OpenMessage = { messageId: string; act: MessageAct } | null

/** Of the messages of a page: what its reader may do to each, which one is open, and its history when that was asked for. */
export type MessageActs = {
  rights: Record<string, Exclude<MessageAct, "history">[]>
  open: OpenMessage
  history: MessageEdit[]
  /** Replies whose words were mailed to nobody. */
  unmailed: readonly string[]
}

type Acts = MessageActs & { openAct: (open: OpenMessage) => void }

const ActsContext = createContext<Acts | null>(null)

/**
 * Knows which message is open. The page's address says so, which works without scripts; with them a form opens at once,
 * and only a history, which has to be read first, goes by the address.
 */
export function MessageActsProvider({ acts, children }: { acts: MessageActs; children: ReactNode }) {
  const asked = `${acts.open?.messageId} ${acts.open?.act}`
  const [here, setHere] = useState<{ asked: string; open: OpenMessage }>()
  const open = here?.asked === asked ? here.open : acts.open
  return (
    <ActsContext value={{ ...acts, open, openAct: (next) => setHere({ asked, open: next }) }}>{children}</ActsContext>
  )
}

/** What can be done to one message, and what is; nothing where messages are only read. */
export function useMessageActs({ id, foldedBytes }: Pick<Message, "id" | "foldedBytes">) {
  const acts = useContext(ActsContext)
  const [params] = useSearchParams()
  const act = acts?.open?.messageId === id ? acts.open.act : undefined
  const search = (next: MessageAct | null) => {
    const kept = new URLSearchParams(params)
    for (const word of ["done", "message", "act", "edit", "before"]) kept.delete(word)
    if (next) kept.set("message", id)
    if (next) kept.set("act", next)
    return `?${kept}`
  }
  return {
    isConsole: acts !== null,
    rights: acts?.rights[id] ?? [],
    act,
    history: acts?.history ?? [],
    isUnmailed: acts?.unmailed.includes(id) ?? false,
    /** A page of the history that comes before an edit. */
    toBefore: (edit: string) => {
      const kept = new URLSearchParams(params)
      kept.delete("edit")
      kept.set("before", edit)
      return { search: `?${kept}`, hash: `#${id}` }
    },
    close: () => acts?.openAct(null),
    /** A link that opens a form, without going anywhere where scripts run and the page has all that it takes. */
    linkTo: (next: MessageAct | null) => ({
      to: search(next),
      preventScrollReset: true,
      onClick(event: MouseEvent) {
        const isToBeRead = next === "history" || (next === "edit" && foldedBytes !== undefined)
        if (isToBeRead || act === "history" || !isPlainClick(event)) return
        event.preventDefault()
        acts?.openAct(next && { messageId: id, act: next })
      },
    }),
  }
}

function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey
}
