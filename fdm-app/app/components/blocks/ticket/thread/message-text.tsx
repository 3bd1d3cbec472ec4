import type { Message, MessageEdit } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { sizeInWords, Written } from "~/components/ui/written/written"
import type { Reading } from "~/components/ui/written/written-blocks"
import { useOpened } from "./folded-text"

/** What a message says. */
export function MessageText({ message }: { message: Message }) {
  const { body, foldedBytes, mentions } = message
  const opened = useOpened("message", message.id, ["act", "before"])
  return <FoldingText text={body} foldedBytes={foldedBytes} people={mentions} {...opened} />
}

/** What a message said before an edit. */
export function EditedText({ edit: { id, body, foldedBytes } }: { edit: MessageEdit }) {
  return <FoldingText text={body} foldedBytes={foldedBytes} {...useOpened("edit", id, [])} />
}

type Props = { text: string; foldedBytes: number | undefined } & ReturnType<typeof useOpened> & Reading

const foldStyle = buttonStyle({ size: "small", className: "pointer-events-auto shadow-float" })
const linkStyle = "my-1 block w-fit rounded-sm text-accent-ink underline underline-offset-2"

/**
 * A text; of one that the page had no room for its beginning, and the way to all of it. The way back stays in sight, from the
 * first line to the last.
 */
function FoldingText({ text, foldedBytes, people, isOpened, toOpen, toFold }: Props) {
  const { t } = useTranslation()
  if (foldedBytes !== undefined)
    return (
      <div className="written">
        <p>{text.trimEnd()} …</p>
        <Link to={toOpen()} preventScrollReset className={linkStyle}>
          {t("message.more", { size: sizeInWords(foldedBytes) })}
        </Link>
      </div>
    )
  return (
    <>
      {isOpened && (
        <p className="pointer-events-none sticky top-2 z-1 mb-2 flex justify-end">
          <Link to={toFold()} preventScrollReset className={foldStyle}>
            {t("message.fold")}
          </Link>
        </p>
      )}
      <Written text={text} people={people} isOpen={isOpened} />
    </>
  )
}
