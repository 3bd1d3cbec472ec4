import type { TicketDetail } from "fdm-helpdesk"
import { Search } from "lucide-react"
import { type KeyboardEvent, useEffect, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { type Choice, choicesFor } from "./saved-reply-list"
import { SavedReplyNone } from "./saved-reply-none"
import { SavedReplyOptions } from "./saved-reply-options"
import { knownReplies, loadReplies } from "./saved-reply-port"
import { SavedReplyPreview } from "./saved-reply-preview"

type Props = {
  detail: TicketDetail
  /** @returns whether it could be put in */
  onChoose: (savedReplyId: string, title: string) => Promise<boolean>
}

/**
 * A search field that chooses from a list while the cursor stays in the field (the combobox pattern): arrows go through the
 * answers, Enter takes one, Esc closes. Beside the list is what the answer says on this ticket.
 */
export function SavedReplyChooser({ detail, onChoose }: Props) {
  const { t } = useTranslation()
  const listId = useId()
  const [typed, setTyped] = useState("")
  const [at, setAt] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  const replies = useReplies(detail.ticket.id)
  if (!replies || replies.length === 0) return <SavedReplyNone state={replies ? "empty" : "loading"} />
  const groups = choicesFor(replies, typed)
  const choices = groups.flatMap((group) => group.choices)
  const active = choices[Math.min(at, choices.length - 1)]
  const optionId = (choice: Choice) => `${listId}-${choice.id}`
  const choose = async (choice: Choice) => setFailed(!(await onChoose(choice.id, choice.title)))
  const onKeyDown = (event: KeyboardEvent) => {
    const to = stepOf(event.key, at, choices.length)
    if (event.key === "Enter") event.preventDefault()
    if (event.key === "Enter" && active) void choose(active)
    if (to === undefined) return
    event.preventDefault()
    setAt(to)
    document.getElementById(choices[to] ? optionId(choices[to]) : "")?.scrollIntoView({ block: "nearest" })
  }
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center gap-2 border-b px-3">
        <Search aria-hidden size={16} className="shrink-0 text-soft" />
        <input
          role="combobox"
          type="text"
          aria-label={t("writing.replies.search")}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          placeholder={t("writing.replies.search")}
          // biome-ignore lint/a11y/noAutofocus: whoever opened it is about to search
          autoFocus
          autoComplete="off"
          className="h-10 w-full bg-transparent outline-none placeholder:text-soft"
          onChange={({ target }) => {
            setTyped(target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {hasFailed && (
        <p role="alert" className="border-b bg-danger-tint px-3 py-1.5 text-danger-ink">
          {t("writing.replies.failed")}
        </p>
      )}
      <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,3fr)_minmax(0,2fr)] sm:grid-cols-2 sm:grid-rows-1">
        <SavedReplyOptions
          id={listId}
          groups={groups}
          active={active}
          optionId={optionId}
          onPoint={(choice) => setAt(choices.indexOf(choice))}
          onChoose={(choice) => void choose(choice)}
        />
        <SavedReplyPreview detail={detail} choice={active} />
      </div>
    </div>
  )
}

function stepOf(key: string, at: number, length: number): number | undefined {
  if (length === 0) return undefined
  if (key === "ArrowDown") return (at + 1) % length
  if (key === "ArrowUp") return (at - 1 + length) % length
  return undefined
}

/** Shows what was there the last time until it is known what is there now. */
function useReplies(ticketId: string) {
  const [replies, setReplies] = useState(knownReplies)
  useEffect(() => {
    let isGone = false
    void loadReplies(ticketId).then((found) => !isGone && found && setReplies(found))
    return () => {
      isGone = true
    }
  }, [ticketId])
  return replies
}
