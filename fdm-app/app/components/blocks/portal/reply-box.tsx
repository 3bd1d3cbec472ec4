import type { Message } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { BodyError } from "~/components/blocks/ticket/composer/body-error"
import { isTextOf } from "~/components/blocks/ticket/thread/folded-text"
import { Button } from "~/components/ui/button"
import { TextArea } from "~/components/ui/form/field"
import { PostForm } from "~/components/ui/form/post-form"
import { submitShortcut } from "~/components/ui/form/submit-keys"

type Props = {
  ticketId: string
  formKey: string
  isClosed: boolean
  /** What its writer said last, which is no draft any more. */
  lastWritten?: Message
}

/** Where the person who asked writes back. */
export function ReplyBox({ ticketId, formKey, isClosed, lastWritten }: Props) {
  const { t } = useTranslation()
  return (
    <PostForm
      name="reply"
      subject={ticketId}
      done={t("support.done.reply")}
      written={{ isSent: ({ body }) => isTextOf(lastWritten, body) }}
    >
      {({ isBusy, failed, typed }) => (
        <div className="grid gap-3">
          <input type="hidden" name="formKey" value={typed("formKey") ?? formKey} />
          <TextArea
            name="body"
            label={t("support.reply")}
            placeholder={t("support.replyHint")}
            hint={isClosed ? t("support.replyClosed") : undefined}
            error={failed && <BodyError failed={failed} whenEmpty={t("support.replyEmpty")} />}
            rows={4}
            className="max-h-[60dvh] min-h-28"
            defaultValue={typed("body")}
          />
          <Button
            look="primary"
            size="large"
            isBusy={isBusy}
            className="w-fit"
            title={t("writing.sendKeys")}
            aria-keyshortcuts={submitShortcut}
          >
            {isBusy ? t("form.busy") : t("support.replySend")}
          </Button>
        </div>
      )}
    </PostForm>
  )
}
