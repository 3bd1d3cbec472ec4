import type { TicketDetail } from "fdm-helpdesk"
import { setFields } from "fdm-helpdesk/inbox-query"
import { useTranslation } from "react-i18next"
import type { Choices } from "~/components/blocks/ticket/use-shown-ticket"
import { useClock } from "~/components/ui/time/time"
import { FieldMenu } from "./field-menu"

/** The fields that agents set by hand, each where there is something to choose. */
export function SetFields({ shown: { ticket }, choices }: { shown: TicketDetail; choices: Choices }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  return setFields.map(([name, { column, to, label, none, gone }]) => {
    const values: readonly { id: string; name: string }[] = choices[`${to}s`]
    const current = ticket[column as "teamId"] ?? ""
    if (values.length === 0 && !current) return null
    const found = values.find(({ id }) => id === current)
    const nothing = <span className="truncate text-soft">{none[locale]}</span>
    return (
      <FieldMenu
        key={name}
        name="field"
        field={name}
        label={label[locale]}
        done={t("console.done.field", { field: label[locale] })}
        ticket={ticket}
        current={current}
        shown={current ? <span className="truncate">{found?.name ?? gone[locale]}</span> : nothing}
        choices={[
          ...values.map((value) => ({
            value: value.id,
            label: value.name,
            shown: <span className="truncate">{value.name}</span>,
          })),
          { value: "", label: none[locale], shown: nothing },
        ]}
      />
    )
  })
}
