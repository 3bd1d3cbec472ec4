import type { FailedMail } from "fdm-helpdesk"
import { CircleAlert } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { PostForm } from "~/components/ui/form/post-form"
import { When } from "~/components/ui/time/time"

type Props = { mails: FailedMail[] }

/** Mails that did not get through: in sight above the conversation, with the way to try again, unless they ended their worker. */
export function FailedMails({ mails }: Props) {
  const { t } = useTranslation()
  if (mails.length === 0) return null
  return (
    <section
      aria-label={t("console.failedMail", { count: mails.length })}
      className="bg-danger-tint px-4 py-2.5 text-danger-ink sm:px-5"
    >
      <p className="flex items-center gap-2 font-medium">
        <CircleAlert aria-hidden size={16} />
        {t("console.failedMail", { count: mails.length })}
      </p>
      <ul className="mt-1 grid gap-1 pl-6">
        {mails.map((mail) => (
          <li key={mail.workId} className="flex items-center justify-between gap-3">
            <span>
              {t(`console.failedWhy.${mail.template}`)} · <When at={mail.failedAt} />
            </span>
            {mail.isSetAside ? (
              <span>{t("console.failedMailStopped")}</span>
            ) : (
              <PostForm name="retry" subject={mail.workId} done={t("console.done.retry")}>
                {({ isBusy }) => (
                  <>
                    <input type="hidden" name="workId" value={mail.workId} />
                    <Button size="small" isBusy={isBusy}>
                      {t("console.retry")}
                    </Button>
                  </>
                )}
              </PostForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
