import { parseMarkdown } from "fdm-helpdesk/markdown"
import { type SyntheticEvent, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { buttonStyle } from "~/components/ui/button"
import { foldBlocks } from "./fold-blocks"
import { Blocks, type Reading } from "./written-blocks"

/** Longer texts show their beginning, and the rest when asked for. */
const shownAtOnce = { characters: 5_000, lines: 80 }

type Props = {
  text: string
  /** Whether all of it is shown at once, however long it is. */
  isOpen?: boolean
} & Reading

/**
 * What somebody wrote: Markdown where they meant it, and else as they typed it. Its markup and its scripts are text. While the
 * folded rest is open, the button that folds it stays in sight.
 */
export function Written({ text, isOpen, ...reading }: Props) {
  const { t } = useTranslation()
  const { head, rest } = useMemo(() => {
    const blocks = parseMarkdown(text.trimEnd())
    const isLong = text.length > shownAtOnce.characters * 1.5 || text.split("\n").length > shownAtOnce.lines
    return isLong && !isOpen ? foldBlocks(blocks, shownAtOnce) : { head: blocks, rest: [] }
  }, [text, isOpen])
  return (
    <div className="written">
      <Blocks blocks={head} {...reading} />
      {rest.length > 0 && (
        <details className="group/fold" onToggle={backToFold}>
          <summary className="my-1 w-fit rounded-sm group-open/fold:sticky group-open/fold:top-2 group-open/fold:z-1 group-open/fold:ml-auto">
            <span className="text-accent-ink underline underline-offset-2 group-open/fold:hidden">
              {t("message.more", { size: sizeInWords(text.length) })}
            </span>
            <span className={buttonStyle({ size: "small", className: "not-group-open/fold:hidden shadow-float" })}>
              {t("message.fold")}
            </span>
          </summary>
          <Blocks blocks={rest} {...reading} />
        </details>
      )}
    </div>
  )
}

/** Who folds a text from its middle goes on where it begins, and not somewhere below it. */
function backToFold({ currentTarget }: SyntheticEvent<HTMLDetailsElement>): void {
  if (!currentTarget.open) currentTarget.scrollIntoView({ block: "nearest" })
}

/** How much there is to read. */
export function sizeInWords(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} kB`
}
