import { parseMarkdown } from "fdm-helpdesk/markdown"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { foldBlocks } from "./fold-blocks"
import { Blocks, type Reading } from "./written-blocks"

/** Longer texts show their beginning, and the rest when asked for. */
const shownAtOnce = { characters: 5_000, lines: 80 }

/** What somebody wrote: Markdown where they meant it, and else as they typed it. Its markup and its scripts are text. */
export function Written({ text, ...reading }: { text: string } & Reading) {
  const { t } = useTranslation()
  const { head, rest } = useMemo(() => {
    const blocks = parseMarkdown(text.trimEnd())
    const isLong = text.length > shownAtOnce.characters * 1.5 || text.split("\n").length > shownAtOnce.lines
    return isLong ? foldBlocks(blocks, shownAtOnce) : { head: blocks, rest: [] }
  }, [text])
  return (
    <div className="written">
      <Blocks blocks={head} {...reading} />
      {rest.length > 0 && (
        <details>
          <summary className="my-1 w-fit rounded-sm text-accent-ink underline underline-offset-2">
            {t("message.more", { size: `${Math.ceil(text.length / 1024)} kB` })}
          </summary>
          <Blocks blocks={rest} {...reading} />
        </details>
      )}
    </div>
  )
}
