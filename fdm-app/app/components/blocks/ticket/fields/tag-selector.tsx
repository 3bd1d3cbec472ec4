import type { TicketDetail, TicketTag } from "fdm-helpdesk"
import { Plus, X } from "lucide-react"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { TagChip, TagDot } from "~/components/blocks/ticket/tag-chip"
import { Option } from "~/components/ui/form/option"
import { PostForm } from "~/components/ui/form/post-form"
import { Popup } from "~/components/ui/popup"
import { Field, fieldButton, Mark } from "./field-menu"
import { SearchIn } from "./search-in"

type Props = {
  /** With the changes that are on their way. */
  detail: TicketDetail
  tags: readonly TicketTag[]
  mayCreate: boolean
}

/** The tags of a ticket: taken off at the chip, put on and off in a list that is searched. Each press posts one change. */
export function TagSelector({ detail, tags, mayCreate }: Props) {
  const { t } = useTranslation()
  const { ticket } = detail
  return (
    <Field label={t("sidebar.tags")}>
      {detail.tags.length > 0 && (
        <PostForm name="tags" subject={ticket.id} done={t("sidebar.done.tags")}>
          {() => (
            <ul aria-label={t("sidebar.tags")} className="flex flex-wrap gap-1 px-2 pt-1">
              {detail.tags.map((tag) => (
                <li key={tag.id} className="max-w-full">
                  <TagChip tag={tag}>
                    <button
                      type="submit"
                      name="remove"
                      value={tag.id}
                      aria-label={t("sidebar.removeTag", { name: tag.name })}
                      title={t("sidebar.removeTag", { name: tag.name })}
                      className="-mr-2 grid size-6 shrink-0 place-items-center rounded-full text-soft hover:bg-hover hover:text-ink"
                    >
                      <X aria-hidden size={12} />
                    </button>
                  </TagChip>
                </li>
              ))}
            </ul>
          )}
        </PostForm>
      )}
      <Popup
        label={t("sidebar.tags")}
        trigger={
          <>
            <Mark>
              <Plus aria-hidden size={14} />
            </Mark>
            <span className="flex-1">{t("sidebar.addTag")}</span>
            <KeyCap of="tags" className="mr-3.5" />
          </>
        }
        button={{ className: `${fieldButton} text-soft`, "data-focus-home": "", ...useKeyTarget("tags") }}
      >
        <PostForm name="tags" subject={ticket.id} done={t("sidebar.done.tags")}>
          {() => <TagOptions detail={detail} tags={tags} mayCreate={mayCreate} />}
        </PostForm>
      </Popup>
    </Field>
  )
}

function TagOptions({ detail, tags, mayCreate }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState("")
  const name = text.trim()
  const found = tags.filter((tag) => tag.name.toLowerCase().includes(name.toLowerCase()))
  const isNew = name !== "" && !tags.some((tag) => tag.name.toLowerCase() === name.toLowerCase())
  const isOn = (tag: TicketTag) => detail.tags.some(({ id }) => id === tag.id)
  return (
    <>
      <SearchIn label={t("sidebar.searchTag")} text={text} setText={setText} />
      <ul>
        {found.map((tag) => (
          <li key={tag.id}>
            <Option name={isOn(tag) ? "remove" : "add"} value={tag.id} isChosen={isOn(tag)} isOneOfMany>
              <TagDot color={tag.color} />
              <span className="truncate">{tag.name}</span>
            </Option>
          </li>
        ))}
      </ul>
      {isNew && mayCreate && (
        <Option name="create" value={name} onClick={() => setText("")}>
          <Plus aria-hidden size={14} className="shrink-0 text-soft" />
          <span className="truncate">{t("sidebar.createTag", { name })}</span>
        </Option>
      )}
      {found.length === 0 && !(isNew && mayCreate) && (
        <p role="status" className="px-2 py-3 text-soft">
          {t(tags.length === 0 ? "sidebar.noTags" : "sidebar.noSuchTag")}
        </p>
      )}
    </>
  )
}
