import type { Message } from "fdm-helpdesk"
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { BodyError } from "~/components/blocks/ticket/composer/body-error"
import { MentionCompletion } from "~/components/blocks/ticket/composer/mention-completion"
import { Button, buttonStyle } from "~/components/ui/button"
import { TextArea } from "~/components/ui/form/field"
import { type FormState, PostForm, useFormOutcome } from "~/components/ui/form/post-form"
import { offFields } from "~/lib/requests/outcome"
import { useWholeBody } from "./folded-text"
import { type MessageAct, useMessageActs } from "./message-acts"
import { MessageHistory } from "./message-history"
import { MessageText } from "./message-text"

type Of = { message: Message }

/** What is being done to a message, below it; an edit stands in its place. */
export function MessageForms({ message }: Of) {
  const { act } = useMessageActs(message)
  useFocusBack(message, act)
  if (act === "delete") return <DeleteForm message={message} />
  if (act === "redact") return <RedactForm message={message} />
  return act === "history" ? <MessageHistory message={message} /> : null
}

/** Who leaves a form goes on where they opened it. */
function useFocusBack({ id }: Message, act: MessageAct | undefined): void {
  const opened = useRef(act)
  useEffect(() => {
    const opener = document.getElementById(id)?.querySelector<HTMLElement>(`[data-act=${opened.current}]`)
    if (opened.current && !act) opener?.focus()
    opened.current = act
  }, [id, act])
}

/** The text of a message, to be written anew where it stands. */
export function EditForm({ message }: Of) {
  const { t } = useTranslation()
  const whole = useWholeBody(message)
  const hasFailed = useFormOutcome(message.id, "edit")?.ok === false
  if (whole === undefined && !hasFailed) return <MessageText message={message} />
  return (
    <ActForm message={message} act="edit">
      {({ isBusy, failed, typed }) => (
        <>
          {message.visibility === "internal" && <MentionCompletion isAlwaysOn />}
          <TextArea
            ref={caretAtEnd}
            name="body"
            label={t("conversation.tool.edit")}
            isLabelHidden
            rows={3}
            className="max-h-[50dvh] text-sm"
            defaultValue={typed("body") ?? whole}
            error={failed && <BodyError failed={failed} whenEmpty={t("console.messageEmpty")} />}
            autoFocus
          />
          <Buttons message={message} isBusy={isBusy} look="primary">
            {t("conversation.save")}
          </Buttons>
        </>
      )}
    </ActForm>
  )
}

/** Where its writer goes on. */
function caretAtEnd(area: HTMLTextAreaElement | null): void {
  area?.setSelectionRange(area.value.length, area.value.length)
}

function DeleteForm({ message }: Of) {
  const { t } = useTranslation()
  return (
    <ActForm message={message} act="delete">
      {({ isBusy, failed }) => (
        <>
          <p>{message.visibility === "internal" ? t("conversation.deleteNoteText") : t("conversation.deleteText")}</p>
          {failed && (
            <p role="alert" className="text-danger-ink">
              {t(`error.text.${failed.code}`)}
            </p>
          )}
          <Buttons message={message} isBusy={isBusy} look="danger" autoFocus>
            {t("conversation.deleteForGood")}
          </Buttons>
        </>
      )}
    </ActForm>
  )
}

function RedactForm({ message }: Of) {
  const { t } = useTranslation()
  return (
    <ActForm message={message} act="redact">
      {({ isBusy, failed, typed }) => (
        <>
          <TextArea
            name="passages"
            label={t("conversation.passages")}
            hint={t("conversation.passagesHint")}
            rows={2}
            className="text-sm"
            defaultValue={typed("passages")}
            error={
              failed && (offFields(failed).length > 0 ? t("conversation.passagesOff") : t(`error.text.${failed.code}`))
            }
            autoFocus
          />
          <Buttons message={message} isBusy={isBusy} look="danger">
            {t("conversation.redactForGood")}
          </Buttons>
        </>
      )}
    </ActForm>
  )
}

type ActFormProps = Of & { act: "edit" | "delete" | "redact"; children: (state: FormState) => ReactNode }

/** A form of one message. It closes when it worked, or by Escape. */
function ActForm({ message, act, children }: ActFormProps) {
  const { t } = useTranslation()
  const { close } = useMessageActs(message)
  const outcome = useFormOutcome(message.id, act)
  const before = useRef(outcome)
  useEffect(() => {
    if (outcome?.ok && outcome !== before.current) close()
  })
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return
    // Else it would also close the ticket.
    event.preventDefault()
    close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a short cut for the link that says "Annuleren"
    <div
      onKeyDown={leave}
      className="mt-2 w-full rounded-lg border border-line-strong/60 bg-canvas px-3.5 py-3 text-ink"
    >
      <PostForm name={act} subject={message.id} done={t(`console.done.${act}`)} className="grid gap-2.5 text-sm">
        {(state) => (
          <>
            <input type="hidden" name="messageId" value={message.id} />
            {children(state)}
          </>
        )}
      </PostForm>
    </div>
  )
}

type ButtonsProps = Of & { isBusy: boolean; look: "primary" | "danger"; autoFocus?: boolean; children: ReactNode }

function Buttons({ message, isBusy, look, autoFocus, children }: ButtonsProps) {
  const { t } = useTranslation()
  const { linkTo } = useMessageActs(message)
  return (
    <p className="flex flex-wrap gap-2">
      <Button look={look} isBusy={isBusy} autoFocus={autoFocus}>
        {isBusy ? t("form.busy") : children}
      </Button>
      <Link {...linkTo(null)} className={buttonStyle({ look: "quiet" })}>
        {t("conversation.cancel")}
      </Link>
    </p>
  )
}
