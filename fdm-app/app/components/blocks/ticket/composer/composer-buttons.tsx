import type { TicketDetail } from "fdm-helpdesk"
import { movesFrom } from "fdm-helpdesk/workflow"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { submitShortcut } from "~/components/ui/form/submit-keys"

type Props = { detail: TicketDetail; isBusy: boolean }

/** Each button says what will happen. The steps are the workflow's own: the first that waits and the first that resolves. */
export function ComposerButtons({ detail: { ticket, workflow }, isBusy }: Props) {
  const { t } = useTranslation()
  const moves = movesFrom(workflow, ticket.status)
  const steps = [
    { status: moves.find(({ category }) => category === "waiting"), label: t("console.sendWaiting") },
    { status: moves.find(({ category }) => category === "resolved"), label: t("console.sendResolved") },
  ]
  const keys = { title: t("writing.sendKeys"), "aria-keyshortcuts": submitShortcut }
  return (
    <>
      <p className="flex flex-wrap gap-2 group-has-[[value=internal]:checked]:hidden">
        <Button look="primary" isBusy={isBusy} {...keys}>
          {t("console.send")}
        </Button>
        {steps.map(
          ({ status, label }) =>
            status && (
              <Button key={status.key} name="moveTo" value={status.key} isBusy={isBusy}>
                {label}
              </Button>
            ),
        )}
      </p>
      <p className="hidden group-has-[[value=internal]:checked]:block">
        <Button look="note" isBusy={isBusy} {...keys}>
          {t("console.addNote")}
        </Button>
      </p>
    </>
  )
}
