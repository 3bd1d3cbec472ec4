import { type RefObject, useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useAnnounce } from "~/components/ui/announcer"
import { Button } from "~/components/ui/button"
import { When } from "~/components/ui/time/time"
import type { DraftKeeper } from "./draft-keeper"
import { fieldsOf, useDraftState } from "./use-draft"

type Props = { keeper: DraftKeeper; form: RefObject<HTMLFormElement | null> }

/** Two devices wrote on: shows the other text and asks which one to keep. Until then neither is touched. */
export function DraftConflict({ keeper, form }: Props) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const state = useDraftState(keeper)
  const isAsking = state.phase === "conflict"
  useEffect(() => {
    if (isAsking) announce(t("writing.conflict.title"))
  }, [isAsking, announce, t])
  if (state.phase !== "conflict") return null
  const choose = (how: "keepMine" | "takeTheirs") => {
    keeper[how]()
    if (!form.current) return
    const fields = fieldsOf(form.current)
    fields.show(keeper.writing)
    fields.body.focus()
  }
  return (
    <section
      aria-label={t("writing.conflict.title")}
      className="grid gap-2 rounded-md border border-note-line bg-note px-3 py-2.5 text-sm"
    >
      <p>
        <span className="font-medium text-note-ink">{t("writing.conflict.title")}</span>{" "}
        <span className="text-soft">
          <When at={state.theirs.updatedAt} />
        </span>
      </p>
      <blockquote className="wrap-anywhere max-h-24 overflow-y-auto whitespace-pre-wrap border-note-line border-l-2 pl-3">
        {state.theirs.body}
      </blockquote>
      <p className="flex flex-wrap gap-2">
        <Button type="button" size="small" onClick={() => choose("keepMine")}>
          {t("writing.conflict.mine")}
        </Button>
        <Button type="button" size="small" onClick={() => choose("takeTheirs")}>
          {t("writing.conflict.theirs")}
        </Button>
      </p>
    </section>
  )
}
