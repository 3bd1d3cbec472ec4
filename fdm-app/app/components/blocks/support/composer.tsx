import type { TicketDetail } from "fdm-helpdesk"
import { movesFrom } from "fdm-helpdesk/workflow"
import { useTranslation } from "react-i18next"
import { KeyCap } from "~/components/blocks/keys/key-cap"
import { Button } from "~/components/ui/button"
import { TextArea } from "~/components/ui/field"
import { PostForm } from "~/components/ui/post-form"
import { BodyError } from "./body-error"
import { CollisionGuard, isHeldBack } from "./collision-banner"
import { MentionCompletion } from "./mention-completion"

type Props = { detail: TicketDetail; formKey: string }

/**
 * Where agents write. Reply or note is a choice of two radio buttons that colours the whole box and changes its buttons
 * by CSS alone (`group-has`), so that the two can't be mistaken for each other even before scripts run.
 */
export function Composer({ detail, formKey }: Props) {
  const { t } = useTranslation()
  const { ticket, requester } = detail
  return (
    <PostForm
      name="message"
      subject={ticket.id}
      done={t("console.done.message")}
      isWritten
      className="group grid gap-2 border-t bg-canvas px-4 pt-2 pb-3 has-[[value=internal]:checked]:bg-note sm:px-5"
    >
      {({ isBusy, failed, typed }) => (
        <>
          <input type="hidden" name="formKey" value={typed("formKey") ?? formKey} />
          <Kind isNote={typed("visibility") === "internal"} />
          <p className="wrap-anywhere text-soft text-xs group-has-[[value=internal]:checked]:hidden">
            {t("console.to")}: {requester.name}
            {requester.email && ` <${requester.email}>`}
          </p>
          <p className="hidden font-medium text-note-ink text-xs group-has-[[value=internal]:checked]:block">
            {t("console.noteFor")}
          </p>
          <CollisionGuard detail={detail} failed={failed} isBusy={isBusy} />
          <MentionCompletion />
          <TextArea
            data-key-target="message"
            name="body"
            label={t("console.message")}
            isLabelHidden
            error={failed && !isHeldBack(failed) && <BodyError failed={failed} whenEmpty={t("console.messageEmpty")} />}
            placeholder={t("console.messageHint")}
            rows={3}
            className="max-h-[40dvh] min-h-18 text-sm group-has-[[value=internal]:checked]:border-note-ink/60"
            defaultValue={typed("body")}
          />
          <Buttons detail={detail} isBusy={isBusy} />
        </>
      )}
    </PostForm>
  )
}

function Kind({ isNote }: { isNote: boolean }) {
  const { t } = useTranslation()
  const tab =
    "relative -mb-px cursor-pointer border-b-2 border-transparent py-1.5 text-soft has-[:checked]:font-semibold has-[:checked]:text-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-ring"
  return (
    <fieldset className="flex gap-5 border-b text-sm group-has-[[value=internal]:checked]:border-note-line">
      <legend className="sr-only">{t("console.compose")}</legend>
      <label className={`${tab} has-[:checked]:border-accent`}>
        <input
          data-key-target="reply"
          type="radio"
          name="visibility"
          value="public"
          defaultChecked={!isNote}
          className="sr-only"
        />
        <span>{t("console.reply")}</span> <KeyCap of="reply" />
      </label>
      <label className={`${tab} has-[:checked]:border-note-ink has-[:checked]:text-note-ink`}>
        <input
          data-key-target="note"
          type="radio"
          name="visibility"
          value="internal"
          defaultChecked={isNote}
          className="sr-only"
        />
        <span>{t("console.note")}</span> <KeyCap of="note" />
      </label>
    </fieldset>
  )
}

/** Each button says what will happen. The steps are the workflow's own: the first that waits and the first that resolves. */
function Buttons({ detail: { ticket, workflow }, isBusy }: { detail: TicketDetail; isBusy: boolean }) {
  const { t } = useTranslation()
  const moves = movesFrom(workflow, ticket.status)
  const steps = [
    { status: moves.find(({ category }) => category === "waiting"), label: t("console.sendWaiting") },
    { status: moves.find(({ category }) => category === "resolved"), label: t("console.sendResolved") },
  ]
  return (
    <>
      <p className="flex flex-wrap gap-2 group-has-[[value=internal]:checked]:hidden">
        <Button look="primary" isBusy={isBusy}>
          {isBusy ? t("form.busy") : t("console.send")}
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
        <Button look="note" isBusy={isBusy}>
          {isBusy ? t("form.busy") : t("console.addNote")}
        </Button>
      </p>
    </>
  )
}
