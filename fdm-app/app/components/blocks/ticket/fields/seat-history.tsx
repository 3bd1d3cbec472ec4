import type { Assignment } from "fdm-helpdesk"
import { ChevronRight } from "lucide-react"
import type { ToggleEvent } from "react"
import { useTranslation } from "react-i18next"
import { useFetcher } from "react-router"
import { When } from "~/components/ui/time/time"

/** Who had the ticket, read only when somebody opens it. The timeline tells the same among everything else. */
export function SeatHistory({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const { load, data, state } = useFetcher<Assignment[]>()
  const onToggle = ({ newState }: ToggleEvent<HTMLDetailsElement>) => {
    if (newState === "open") void load(`/admin/support/${ticketId}/seats`)
  }
  return (
    <details onToggle={onToggle} className="group noscript:hidden">
      <summary className="flex min-h-7 w-fit items-center gap-1.5 rounded-sm text-soft text-xs hover:text-ink">
        <ChevronRight aria-hidden size={14} className="transition-transform duration-100 group-open:rotate-90" />
        {t("sidebar.history")}
      </summary>
      <ul aria-busy={state !== "idle"} className="grid gap-2 pt-1 pl-5 text-xs">
        {data?.map((seat) => (
          <li key={seat.id}>
            <span className="block font-medium">
              {seat.agent.name}
              {!seat.isPrimary && <span className="font-normal text-soft"> · {t("sidebar.beside")}</span>}
            </span>
            <span className="text-soft tabular-nums">
              <When at={seat.assignedAt} /> –{" "}
              {seat.unassignedAt ? <When at={seat.unassignedAt} /> : t("sidebar.untilNow")}
            </span>
          </li>
        ))}
        {data?.length === 0 && <li className="text-soft">{t("sidebar.noHistory")}</li>}
        {!data && state !== "idle" && <li className="text-soft">{t("form.busy")}</li>}
      </ul>
    </details>
  )
}
