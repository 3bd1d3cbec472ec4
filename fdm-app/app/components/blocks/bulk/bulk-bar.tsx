import type { InboxRow } from "fdm-helpdesk"
import { X } from "lucide-react"
import { type ReactNode, useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useFetcher } from "react-router"
import type { CommandId } from "~/components/blocks/keys/commands"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { StatusDot } from "~/components/blocks/ticket/status-badge"
import { TagDot } from "~/components/blocks/ticket/tag-chip"
import { Button, buttonStyle } from "~/components/ui/button"
import { Option } from "~/components/ui/form/option"
import { closePopup, Popup } from "~/components/ui/popup"
import { useClock } from "~/components/ui/time/time"
import type { BulkAnswer, BulkChoices } from "~/lib/list/bulk"
import { BulkOutcome } from "./bulk-outcome"
import { useSelection } from "./selection"

const bulkPath = "/admin/support/bulk"

/** What can be done with the rows that are chosen, and how it went. Stands above the list; not there while none is chosen. */
export function BulkBar({ rows }: { rows: readonly Pick<InboxRow, "id" | "ref">[] }) {
  const { t } = useTranslation()
  const { selected, keep } = useSelection()
  const { data: choices, load } = useFetcher<BulkChoices>()
  const { submit, data: result, state } = useFetcher<BulkAnswer>()
  const hasSelection = selected.length > 0
  useEffect(() => {
    if (hasSelection) void load(bulkPath)
  }, [hasSelection, load])
  // What was refused stays chosen, so that it can be tried in another way.
  useEffect(() => {
    if (result && "refused" in result) keep(result.refused.map(({ id }) => id))
  }, [result, keep])
  const clear = useKeyTarget("back")
  const change = (act: "assign" | "status" | "tag", value: string) =>
    void submit({ act, value, ids: selected.join(",") }, { method: "post", action: bulkPath })
  return (
    <>
      <BulkOutcome result={state === "idle" ? result : undefined} rows={rows} />
      {hasSelection && (
        <section
          data-selecting
          aria-label={t("keys.bulk.title")}
          aria-busy={state !== "idle"}
          className="grid gap-2 border-b bg-accent-tint px-4 py-2.5 noscript:hidden"
        >
          <p className="flex items-center justify-between gap-2">
            <span role="status" className="font-medium text-accent-ink">
              {t("keys.bulk.selected", { count: selected.length })}
            </span>
            <Button
              type="button"
              look="quiet"
              size="small"
              onClick={() => keep([])}
              data-key-target="clearSelection"
              aria-keyshortcuts={clear["aria-keyshortcuts"]}
            >
              <X aria-hidden size={14} />
              {t("keys.bulk.clear")}
            </Button>
          </p>
          {choices && <BulkActs choices={choices} change={change} />}
        </section>
      )}
    </>
  )
}

type ActsProps = { choices: BulkChoices; change(act: "assign" | "status" | "tag", value: string): void }

function BulkActs({ choices: { agents, tags, workflow, ownAgentId }, change }: ActsProps) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const toMe = useKeyTarget("selectedToMe")
  return (
    <div className="grid max-w-96 grid-cols-2 gap-1.5">
      <Button type="button" size="small" onClick={() => change("assign", ownAgentId)} {...toMe}>
        {t("keys.bulk.toMe")}
        <KeyCap of="selectedToMe" className="text-soft" />
      </Button>
      <BulkMenu of="selectedAssign" label={t("keys.bulk.assign")} choose={(value) => change("assign", value)}>
        {[...agents, { id: "", name: t("console.nobody") }].map(({ id, name }) => ({ value: id, shown: name }))}
      </BulkMenu>
      <BulkMenu of="selectedStatus" label={t("console.status")} choose={(value) => change("status", value)}>
        {workflow.statuses.map(({ key, label, category }) => ({
          value: key,
          mark: <StatusDot category={category} />,
          shown: label[locale],
        }))}
      </BulkMenu>
      <BulkMenu of="selectedTags" label={t("keys.bulk.tag")} choose={(value) => change("tag", value)}>
        {tags.map(({ id, name, color }) => ({ value: id, mark: <TagDot color={color} />, shown: name }))}
      </BulkMenu>
    </div>
  )
}

type MenuProps = {
  of: CommandId
  label: string
  choose(value: string): void
  children: { value: string; shown: string; mark?: ReactNode }[]
}

function BulkMenu({ of, label, choose, children }: MenuProps) {
  return (
    <Popup
      label={label}
      trigger={
        <>
          {label}
          <KeyCap of={of} className="text-soft" />
        </>
      }
      button={{ className: buttonStyle({ size: "small" }), ...useKeyTarget(of) }}
    >
      <ul>
        {children.map(({ value, shown, mark }) => (
          <li key={value}>
            <Option
              type="button"
              onClick={(event) => {
                closePopup(event.currentTarget)
                choose(value)
              }}
            >
              {mark}
              <span className="truncate">{shown}</span>
            </Option>
          </li>
        ))}
      </ul>
    </Popup>
  )
}
