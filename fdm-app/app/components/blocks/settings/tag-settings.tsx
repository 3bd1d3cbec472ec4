import type { Tag } from "fdm-helpdesk"
import { Tags } from "lucide-react"
import { useTranslation } from "react-i18next"
import { ColorPicker } from "~/components/blocks/settings/general/color-picker"
import { TagDot } from "~/components/blocks/ticket/tag-chip"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { TextField } from "~/components/ui/form/field"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"
import { KeptForms, KeptList, NewThing } from "./kept-list"

/** A tag with the number of tickets that carry it. */
export type CountedTag = Tag & { tickets: number }

type Props = { tags: readonly CountedTag[]; mayChange: boolean }

/** The tags of the desk, each with what can be done to it behind its name. */
export function TagList({ tags, mayChange }: Props) {
  const { t } = useTranslation()
  return (
    <KeptList
      label={t("settings.pages.tags")}
      things={tags}
      empty={{
        icon: Tags,
        title: t("settings.tags.empty"),
        text: mayChange ? t("settings.tags.emptyText") : t("settings.tags.emptyRead"),
      }}
      row={(tag) => <Row tag={tag} />}
      forms={mayChange ? (tag) => <TagForms tag={tag} /> : undefined}
    />
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

function TagForms({ tag: { id, name, color, tickets } }: { tag: CountedTag }) {
  const { t } = useTranslation()
  return (
    <KeptForms
      id={id}
      idName="tagId"
      fields={(failed, typed) => <TagFields failed={failed} name={typed("name") ?? name} color={color} />}
      done={{ update: t("settings.tags.done.update"), delete: t("settings.tags.done.delete") }}
      remove={{
        text: t("settings.tags.deleteText", { count: tickets }),
        confirm: t("settings.tags.confirm", { name }),
      }}
    />
  )
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

/** Makes one more. */
export function NewTag({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <NewThing
      id="new-tag"
      title={t("settings.tags.new")}
      fields={(failed, typed) => <TagFields failed={failed} name={typed("name")} />}
      done={t("settings.tags.done.create")}
      add={t("settings.tags.add")}
      count={count}
    />
  )
}
