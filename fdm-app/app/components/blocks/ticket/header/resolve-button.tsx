import type { TicketDetail } from "fdm-helpdesk"
import { movesFrom } from "fdm-helpdesk/workflow"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useFetcher, useLocation, useNavigate } from "react-router"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { noteAroundOpen, rowAfterOpen } from "~/components/blocks/keys/page-targets"
import { SeenVersion } from "~/components/blocks/ticket/seen-version"
import { Button } from "~/components/ui/button"
import type { Outcome } from "~/lib/requests/outcome"
import { useLeaveResolved } from "./resolved-notices"

/**
 * Resolves the ticket and goes on to the next one of the list, without waiting for the answer. Not there when the workflow
 * has no way from here to what is resolved. Without scripts it resolves, and the ticket stays.
 */
export function ResolveButton({ detail: { ticket, workflow } }: { detail: TicketDetail }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { search } = useLocation()
  const leave = useLeaveResolved()
  const fetcher = useFetcher<Outcome>({ key: `${ticket.id}/status` })
  const target = useKeyTarget("resolve")
  useEffect(noteAroundOpen)
  const to = movesFrom(workflow, ticket.status).find(({ category }) => category === "resolved")
  if (!to) return null
  const goOn = () => {
    const next = rowAfterOpen()
    leave(ticket)
    void navigate(next?.getAttribute("href") ?? `/admin/support${search}`)
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: "nearest" })
  }
  return (
    <fetcher.Form method="post" action={`status${search}`} onSubmit={goOn}>
      <SeenVersion ticket={ticket} />
      <Button name="to" value={to.key} size="small" isBusy={fetcher.state !== "idle"} {...target}>
        {t("sidebar.resolve")}
        <KeyCap of="resolve" className="text-soft" />
      </Button>
    </fetcher.Form>
  )
}
