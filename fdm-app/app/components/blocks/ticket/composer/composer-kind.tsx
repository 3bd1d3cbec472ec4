import { useTranslation } from "react-i18next"
import { KeyCap } from "~/components/blocks/keys/key-cap"

const tab =
  "relative -mb-px cursor-pointer border-b-2 border-transparent py-1.5 text-soft has-[:checked]:font-semibold has-[:checked]:text-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-ring"

/** Reply or note. */
export function ComposerKind({ isNote }: { isNote: boolean }) {
  const { t } = useTranslation()
  return (
    <fieldset className="flex gap-5 text-sm">
      <legend className="sr-only">{t("console.compose")}</legend>
      <label className={`${tab} has-[:checked]:border-accent`}>
        <input
          data-key-target="reply"
          type="radio"
          name="visibility"
          value="public"
          defaultChecked={!isNote}
          className="sr-only"
        />
        <span>{t("console.reply")}</span> <KeyCap of="reply" />
      </label>
      <label className={`${tab} has-[:checked]:border-note-ink has-[:checked]:text-note-ink`}>
        <input
          data-key-target="note"
          type="radio"
          name="visibility"
          value="internal"
          defaultChecked={isNote}
          className="sr-only"
        />
        <span>{t("console.note")}</span> <KeyCap of="note" />
      </label>
    </fieldset>
  )
}
