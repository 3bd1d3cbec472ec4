import type { Ticket } from "fdm-helpdesk"
import { X } from "lucide-react"
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router"
import { Alert } from "~/components/ui/alert"
import { Button } from "~/components/ui/button"
import { useFormOutcome } from "~/components/ui/form/post-form"

type Left = Pick<Ticket, "id" | "ref">

const LeftContext = createContext<{ left: readonly Left[]; leave(ticket: Left): void; forget(id: string): void }>({
  left: [],
  leave: () => undefined,
  forget: () => undefined,
})

/** Remembers the tickets that were resolved and left before the answer came, so that a refusal is told where one is by then. */
export function ResolvedTickets({ children }: { children: ReactNode }) {
  const [left, setLeft] = useState<readonly Left[]>([])
  const leave = useCallback((ticket: Left) => {
    setLeft((all) => [...all.filter(({ id }) => id !== ticket.id), ticket])
  }, [])
  const forget = useCallback((id: string) => setLeft((all) => all.filter((each) => each.id !== id)), [])
  return <LeftContext value={useMemo(() => ({ left, leave, forget }), [left, leave, forget])}>{children}</LeftContext>
}

/** For the button that resolves a ticket and goes on. */
export function useLeaveResolved(): (ticket: Left) => void {
  return useContext(LeftContext).leave
}

/** How the tickets fared that were resolved and left: the latest that worked, and every one that was refused. */
export function ResolvedNotices() {
  const { left } = useContext(LeftContext)
  return left.map((ticket, index) => <Notice key={ticket.id} ticket={ticket} isLatest={index === left.length - 1} />)
}

function Notice({ ticket, isLatest }: { ticket: Left; isLatest: boolean }) {
  const { t } = useTranslation()
  const { search, pathname } = useLocation()
  const { forget } = useContext(LeftContext)
  const outcome = useFormOutcome(ticket.id, "status")
  // Who is back at the ticket sees there how it fared.
  if (!outcome || pathname.endsWith(ticket.id) || (outcome.ok && !isLatest)) return null
  return (
    <Alert
      tone={outcome.ok ? "good" : "bad"}
      title={t(outcome.ok ? "sidebar.resolved" : "sidebar.notResolved", { ref: ticket.ref })}
      className="m-3"
    >
      {!outcome.ok && <p>{t(`error.text.${outcome.code}`)}</p>}
      <p className="flex flex-wrap items-center gap-3">
        <Link to={`/admin/support/${ticket.id}${search}`} className="underline underline-offset-2">
          {t("sidebar.backTo", { ref: ticket.ref })}
        </Link>
        <Button type="button" look="quiet" size="small" onClick={() => forget(ticket.id)}>
          <X aria-hidden size={14} />
          {t("keys.close")}
        </Button>
      </p>
    </Alert>
  )
}
