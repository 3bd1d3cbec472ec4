import { clsx } from "clsx"
import type { Ticket } from "fdm-helpdesk"
import { addressNamesOf, type FilteredField, filteredFields, writeInboxQuery } from "fdm-helpdesk/inbox-query"
import { SlidersHorizontal } from "lucide-react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Form, Link } from "react-router"
import { PriorityMark } from "~/components/blocks/ticket/priority-badge"
import { StatusDot } from "~/components/blocks/ticket/status-badge"
import { TagDot } from "~/components/blocks/ticket/tag-chip"
import { Button, buttonStyle } from "~/components/ui/button"
import { closePopup, Popup } from "~/components/ui/popup"
import { useClock } from "~/components/ui/time/time"
import { type FieldValue, valuesOf } from "./field-values"
import { unfiltered, useList } from "./inbox-context"
import { KeptFields, useTidySubmit } from "./kept-fields"

const fields = filteredFields.filter(([, { filter }]) => filter.isInPanel)
const times = fields.filter(([, { kind }]) => kind === "time")

/** Everything that the list can be narrowed by, as one form with the browser's own controls. */
export function FilterPanel() {
  const { t } = useTranslation()
  const { query } = useList()
  const count = Object.keys(query.filters).length + (query.where ? 1 : 0)
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
  const { locale, timeZone } = useClock()
  const submit = useTidySubmit()
  const written = writeInboxQuery(query, { timeZone })
  return (
    <Form action={path} onSubmit={submit} className="grid">
      <KeptFields except={fields.flatMap(addressNamesOf)} />
      <div className="grid gap-3 p-4 pt-3">
        <div className="-mx-1.5">
          <Check name="unread" value="1" isChosen={query.filters.unread === true}>
            {t("filters.onlyUnread")}
          </Check>
        </div>
        <Choices written={written} />
        <div className="grid grid-cols-2 gap-3">
          {times.map((field) => (
            <Days key={field[0]} label={field[1].label[locale]} names={addressNamesOf(field)} written={written} />
          ))}
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
function Choices({ written }: { written: URLSearchParams }) {
  const { locale } = useClock()
  const { choices } = useList()
  return fields.map((entry) => {
    const [name, field] = entry
    const [address = name] = addressNamesOf(entry)
    const values = valuesOf(field, choices, locale).filter(({ isGone }) => !isGone)
    const isOfThings = field.kind === "reference" || field.kind === "set"
    if (values.length === 0 || (isOfThings && choices[`${field.to}s`].length === 0)) return null
    return (
      <Group key={name} label={field.label[locale]} name={address} chosen={written.getAll(address)}>
        {values.map((value) => ({ ...value, mark: <ValueMark field={field} value={value} /> }))}
      </Group>
    )
  })
}

/** What stands before a value, for those who see it. */
function ValueMark({ field, value: { value, color } }: { field: FilteredField; value: FieldValue }) {
  const { choices } = useList()
  const status = field.kind === "status" && choices.statuses.find(({ key }) => key === value)
  if (status) return <StatusDot category={status.category} />
  if (field.kind === "choice" && field.rank === "priorityRank")
    return <PriorityMark priority={value as Ticket["priority"]} />
  return color && <TagDot color={color} />
}

type GroupProps = {
  label: string
  name: string
  chosen: readonly string[]
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

type DaysProps = { label: string; names: readonly string[]; written: URLSearchParams }

/** From one day until another, both of them included. */
function Days({ label, names, written }: DaysProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-soft text-xs">{label}</legend>
      <div className="grid gap-1.5">
        {(["from", "to"] as const).map((end, at) => (
          <label key={end} className="grid gap-0.5 text-soft text-xs">
            {t(`filters.${end}`)}
            <input
              type="date"
              name={names[at]}
              defaultValue={written.get(names[at] ?? "") ?? ""}
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
