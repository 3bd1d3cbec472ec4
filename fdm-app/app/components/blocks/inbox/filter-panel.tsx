import { clsx } from "clsx"
import { channels, priorities, writeInboxQuery } from "fdm-helpdesk/inbox-query"
import { SlidersHorizontal } from "lucide-react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Form, Link } from "react-router"
import { PriorityMark } from "~/components/blocks/support/priority-badge"
import { StatusDot } from "~/components/blocks/support/status-badge"
import { TagDot } from "~/components/blocks/support/tag-chip"
import { Button, buttonStyle } from "~/components/ui/button"
import { closePopup, Popup } from "~/components/ui/popup"
import { useClock } from "~/components/ui/time"
import { unfiltered, useList } from "./inbox-context"
import { KeptFields, useTidySubmit } from "./kept-fields"

const fields = ["status", "priority", "assignee", "tag", "channel", "unread"]
const days = ["created_from", "created_to", "active_from", "active_to"]

/** Everything that the list can be narrowed by, as one form with the browser's own controls. */
export function FilterPanel() {
  const { t } = useTranslation()
  const { query } = useList()
  const count = Object.keys(query.filters).length
  return (
    <Popup
      label={t("filters.title")}
      trigger={
        <>
          <SlidersHorizontal aria-hidden size={14} />
          {t("filters.title")}
          {count > 0 && (
            <span className="-mr-1 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-2xs text-on-accent tabular-nums">
              {count}
            </span>
          )}
        </>
      }
      button={{ className: buttonStyle({ className: "px-2.5" }) }}
      className="max-h-[min(50rem,85dvh)]! w-120 p-0!"
    >
      <PanelForm key={JSON.stringify(query)} />
    </Popup>
  )
}

function PanelForm() {
  const { t } = useTranslation()
  const { path, query, to } = useList()
  const { timeZone } = useClock()
  const submit = useTidySubmit()
  const written = writeInboxQuery(query, { timeZone })
  return (
    <Form action={path} onSubmit={submit} className="grid">
      <KeptFields except={[...fields, ...days]} />
      <div className="grid gap-3 p-4 pt-3">
        <div className="-mx-1.5">
          <Check name="unread" value="1" isChosen={query.filters.unread === true}>
            {t("filters.onlyUnread")}
          </Check>
        </div>
        <Choices />
        <div className="grid grid-cols-2 gap-3">
          <Days label={t("filters.created")} name="created" written={written} />
          <Days label={t("filters.active")} name="active" written={written} />
        </div>
      </div>
      <div className="sticky bottom-0 flex justify-between gap-2 border-t bg-canvas px-4 py-3">
        <Link
          to={to(unfiltered(query))}
          onClick={(event) => closePopup(event.currentTarget)}
          className={buttonStyle({ look: "quiet" })}
        >
          {t("filters.clear")}
        </Link>
        <Button look="primary">{t("filters.apply")}</Button>
      </div>
    </Form>
  )
}

/** What can be chosen from a list, of which any number may hold. */
function Choices() {
  const { t } = useTranslation()
  const { locale } = useClock()
  const { query, choices } = useList()
  const { status, priority, assignee, tags, channel } = query.filters
  const people = [
    { id: "me", name: t("filters.me") },
    { id: "none", name: t("console.nobody") },
    ...choices.agents.filter(({ isActive }) => isActive),
  ]
  return (
    <>
      <Group label={t("console.status")} name="status" chosen={status}>
        {choices.statuses.map(({ key, label, category }) => ({
          value: key,
          mark: <StatusDot category={category} />,
          label: label[locale],
        }))}
      </Group>
      <Group label={t("console.priority")} name="priority" chosen={priority}>
        {priorities.toReversed().map((value) => ({
          value,
          mark: <PriorityMark priority={value} />,
          label: t(`priority.${value}`),
        }))}
      </Group>
      <Group label={t("console.assignee")} name="assignee" chosen={assignee}>
        {people.map(({ id, name }) => ({ value: id, label: name }))}
      </Group>
      {choices.tags.length > 0 && (
        <Group label={t("filters.tags")} name="tag" chosen={tags?.any}>
          {choices.tags.map(({ id, name, color }) => ({ value: id, mark: <TagDot color={color} />, label: name }))}
        </Group>
      )}
      <Group label={t("console.channel")} name="channel" chosen={channel}>
        {channels.map((value) => ({ value, label: t(`console.channels.${value}`) }))}
      </Group>
    </>
  )
}

type GroupProps = {
  label: string
  name: string
  chosen: readonly string[] | undefined
  children: { value: string; label: string; mark?: ReactNode }[]
}

function Group({ label, name, chosen = [], children }: GroupProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-0.5 font-medium text-soft text-xs">{label}</legend>
      <div
        className={clsx(
          "-mx-1.5 grid grid-cols-2 gap-x-2 sm:grid-cols-3",
          children.length > 18 && "max-h-42 overflow-y-auto rounded-md border py-1",
        )}
      >
        {children.map(({ value, label: text, mark }) => (
          <Check key={value} name={name} value={value} isChosen={chosen.includes(value)}>
            {mark}
            <span className="truncate" title={text}>
              {text}
            </span>
          </Check>
        ))}
      </div>
    </fieldset>
  )
}

type CheckProps = { name: string; value: string; isChosen: boolean; children: ReactNode }

function Check({ name, value, isChosen, children }: CheckProps) {
  return (
    <label className="flex h-6.5 min-w-0 cursor-pointer items-center gap-2 rounded-md px-1.5 hover:bg-hover">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChosen}
        className="size-3.5 shrink-0 accent-accent"
      />
      {children}
    </label>
  )
}

type DaysProps = { label: string; name: "created" | "active"; written: URLSearchParams }

/** From one day until another, both of them included. */
function Days({ label, name, written }: DaysProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-soft text-xs">{label}</legend>
      <div className="grid gap-1.5">
        {(["from", "to"] as const).map((end) => (
          <label key={end} className="grid gap-0.5 text-soft text-xs">
            {t(`filters.${end}`)}
            <input
              type="date"
              name={`${name}_${end}`}
              defaultValue={written.get(`${name}_${end}`) ?? ""}
              min="1000-01-01"
              max="2999-12-31"
              className="h-8 w-full min-w-0 rounded-md border border-line-strong/60 bg-canvas px-2 text-ink"
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
