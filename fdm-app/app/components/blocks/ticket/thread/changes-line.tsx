import type { Activity } from "fdm-helpdesk"
import { ChevronRight } from "lucide-react"
import { type ChangeWords, changeInWords, reasonOf } from "~/components/blocks/ticket/change-words"
import { When } from "~/components/ui/time/time"

type Props = { changes: Activity[]; words: ChangeWords }

/** Changes between two messages: one is a line, more fold into one line that opens. */
export function ChangesLine({ changes, words }: Props) {
  const [first] = changes
  const last = changes.at(-1)
  if (!first || !last) return null
  if (changes.length === 1 && !reasonOf(first)) return <Change change={first} words={words} />
  const names = [...new Set(changes.map(({ actorName }) => actorName ?? words.t("console.activity.system")))].join(", ")
  return (
    <details className="group text-soft text-xs">
      <summary className="flex w-fit items-center gap-1.5 rounded-sm hover:text-ink">
        <ChevronRight aria-hidden size={14} className="transition-transform duration-100 group-open:rotate-90" />
        <span className="tabular-nums">
          {changes.length === 1
            ? changeInWords(first, words)
            : words.t("console.changes", { names, count: changes.length })}{" "}
          · <When at={last.createdAt} />
        </span>
      </summary>
      <ul className="mt-1.5 ml-1.5 grid gap-1 border-l pl-4">
        {changes.map((change) => (
          <li key={change.id}>
            <Change change={change} words={words} />
            {reasonOf(change) && <p className="wrap-anywhere whitespace-pre-wrap">{reasonOf(change)}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Change({ change, words }: { change: Activity; words: ChangeWords }) {
  return (
    <p className="text-soft text-xs tabular-nums">
      {changeInWords(change, words)} · <When at={change.createdAt} />
    </p>
  )
}
