import type { StoppedWork } from "fdm-helpdesk"
import { CircleCheck } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { Button } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { PostForm } from "~/components/ui/form/post-form"
import { When } from "~/components/ui/time/time"

/** What the helpdesk gave up, latest first, each with the button that has it tried once more. */
export function StoppedList({ work }: { work: readonly StoppedWork[] }) {
  const { t } = useTranslation()
  if (work.length === 0)
    return (
      <Empty icon={CircleCheck} title={t("settings.stopped.empty")}>
        {t("settings.stopped.emptyText")}
      </Empty>
    )
  return (
    <ul aria-label={t("settings.pages.stopped")} tabIndex={-1} data-focus-home="" className="divide-y border-y">
      {work.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-2 py-2">
          <div className="grid min-w-60 flex-1 gap-0.5">
            <p className="font-medium">
              {t(`settings.stopped.kinds.${one.kind}`)}
              {one.ticketRef && (
                <>
                  {" · "}
                  <Link to={`/admin/support/${one.ticketId}`} className="text-accent-ink underline underline-offset-2">
                    {one.ticketRef}
                  </Link>
                </>
              )}
            </p>
            <p className="text-soft">
              {t(`settings.stopped.means.${one.kind}`)} <When at={one.stoppedAt} className="whitespace-nowrap" />
            </p>
          </div>
          <RetryForm work={one} />
        </li>
      ))}
    </ul>
  )
}

function RetryForm({ work: { id, kind, ticketRef } }: { work: StoppedWork }) {
  const { t } = useTranslation()
  const what = [t(`settings.stopped.kinds.${kind}`), ticketRef].filter(Boolean).join(" ")
  return (
    <PostForm name="retry" subject={id} done={t("settings.stopped.done.retry")}>
      {({ isBusy, failed }) => (
        <>
          {failed && (failed.values.workId ?? id) === id && <ErrorAlert code={failed.code} />}
          <input type="hidden" name="workId" value={id} />
          <Button isBusy={isBusy} aria-label={t("settings.stopped.retryOf", { what })}>
            {t("settings.stopped.retry")}
          </Button>
        </>
      )}
    </PostForm>
  )
}
