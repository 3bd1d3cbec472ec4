import type { Tag } from "fdm-helpdesk"
import { ChevronDown, Tags } from "lucide-react"
import { useTranslation } from "react-i18next"
import { TagDot } from "~/components/blocks/support/tag-chip"
import { Button } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { ErrorAlert } from "~/components/ui/error-alert"
import { TextField } from "~/components/ui/field"
import { PostForm } from "~/components/ui/post-form"
import { type FailedOutcome, offFields } from "~/lib/outcome"
import { ColorPicker } from "./color-picker"
import { Confirm } from "./confirm"
import { SaveRow } from "./save-row"

/** A tag with the number of tickets that carry it. */
export type CountedTag = Tag & { tickets: number }

type Props = { tags: readonly CountedTag[]; mayChange: boolean }

/** The tags of the desk, each with what can be done to it behind its name. */
export function TagList({ tags, mayChange }: Props) {
  const { t } = useTranslation()
  if (tags.length === 0)
    return (
      <Empty icon={Tags} title={t("settings.tags.empty")}>
        {mayChange ? t("settings.tags.emptyText") : t("settings.tags.emptyRead")}
      </Empty>
    )
  return (
    <ul aria-label={t("settings.pages.tags")} tabIndex={-1} data-focus-home="" className="divide-y border-y">
      {tags.map((tag) => (
        <li key={tag.id}>
          {mayChange ? (
            <details className="group">
              <summary className="flex min-h-11 items-center gap-3 px-2 hover:bg-hover">
                <Row tag={tag} />
                <span className="sr-only">{t("settings.edit")}</span>
                <ChevronDown aria-hidden size={16} className="shrink-0 text-soft group-open:rotate-180" />
              </summary>
              <TagForms tag={tag} />
            </details>
          ) : (
            <p className="flex min-h-11 items-center gap-3 px-2">
              <Row tag={tag} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Row({ tag }: { tag: CountedTag }) {
  const { t } = useTranslation()
  const { tickets } = tag
  return (
    <>
      <TagDot color={tag.color} />
      <span className="wrap-anywhere min-w-0 flex-1 font-medium">{tag.name}</span>
      <span className="shrink-0 text-soft tabular-nums">
        {tickets > 0 ? t("settings.tags.used", { count: tickets }) : t("settings.tags.unused")}
      </span>
    </>
  )
}

function TagForms({ tag }: { tag: CountedTag }) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-4 px-2 pt-2 pb-5">
      <PostForm name="update" subject={tag.id} done={t("settings.tags.done.update")} className="grid gap-4">
        {({ isBusy, failed, typed }) => {
          const own = ofThis(failed, tag.id)
          return (
            <>
              <input type="hidden" name="tagId" value={tag.id} />
              <TagFields failed={own} name={(own && typed("name")) ?? tag.name} color={tag.color} />
              <SaveRow name="update" subject={tag.id} isBusy={isBusy} />
            </>
          )
        }}
      </PostForm>
      <Confirm label={t("settings.remove")}>
        <p>{t("settings.tags.deleteText", { count: tag.tickets })}</p>
        <PostForm name="delete" subject={tag.id} done={t("settings.tags.done.delete")}>
          {({ isBusy, failed }) => (
            <>
              {ofThis(failed, tag.id) && <ErrorAlert code={failed?.code ?? "internal"} className="mb-3" />}
              <input type="hidden" name="tagId" value={tag.id} />
              <Button look="danger" isBusy={isBusy}>
                {t("settings.tags.confirm", { name: tag.name })}
              </Button>
            </>
          )}
        </PostForm>
      </Confirm>
    </div>
  )
}

/** Without scripts all rows of a page hear of a failure; this row's own says so by its id. */
function ofThis(failed: FailedOutcome | undefined, id: string): FailedOutcome | undefined {
  return (failed?.values.tagId ?? id) === id ? failed : undefined
}

type FieldsProps = { failed?: FailedOutcome; name?: string; color?: string }

function TagFields({ failed, name, color }: FieldsProps) {
  const { t } = useTranslation()
  const off = offFields(failed)
  const isTaken = failed?.code === "conflict"
  const isNameOff = off.includes("name") || failed?.code === "too_large"
  const isColorOff = off.includes("color")
  return (
    <>
      {failed && !isTaken && !isNameOff && !isColorOff && <ErrorAlert code={failed.code} />}
      <TextField
        name="name"
        label={t("settings.tags.name")}
        defaultValue={name}
        error={(isTaken && t("settings.tags.nameTaken")) || (isNameOff && t("settings.tags.nameOff"))}
        className="max-w-80"
        autoComplete="off"
        data-focus-home=""
      />
      <ColorPicker color={color} error={isColorOff ? t("settings.tags.colorOff") : undefined} />
    </>
  )
}

/** Makes one more; empties itself when it did, by the number of tags there are. */
export function NewTag({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="new-tag" className="border-t pt-5">
      <PostForm
        key={count}
        name="create"
        subject="new-tag"
        done={t("settings.tags.done.create")}
        className="grid gap-4"
      >
        {({ isBusy, failed, typed }) => (
          <>
            <h2 id="new-tag" className="font-semibold text-base">
              {t("settings.tags.new")}
            </h2>
            <TagFields failed={failed} name={typed("name")} />
            <p>
              <Button look="primary" isBusy={isBusy}>
                {t("settings.tags.add")}
              </Button>
            </p>
          </>
        )}
      </PostForm>
    </section>
  )
}
