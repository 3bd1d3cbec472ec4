import type { TicketDetail } from "fdm-helpdesk"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router"
import { DraftConflict } from "~/components/blocks/ticket/drafts/draft-conflict"
import type { Kept, Writing } from "~/components/blocks/ticket/drafts/draft-keeper"
import { DraftStatus } from "~/components/blocks/ticket/drafts/draft-status"
import { useDraft } from "~/components/blocks/ticket/drafts/use-draft"
import { SavedReplyPicker } from "~/components/blocks/ticket/saved-replies/saved-reply-picker"
import { isTextOf } from "~/components/blocks/ticket/thread/folded-text"
import { TextArea } from "~/components/ui/form/field"
import { useFocusOnFailure } from "~/components/ui/form/focus-on-failure"
import { useAnnouncedOutcome, useFormOutcome, withoutDone } from "~/components/ui/form/post-form"
import { submitKeys } from "~/components/ui/form/submit-keys"
import { BodyError } from "./body-error"
import { CollisionGuard, isHeldBack } from "./collision-banner"
import { ComposerButtons } from "./composer-buttons"
import { ComposerKind } from "./composer-kind"
import { MentionCompletion } from "./mention-completion"
import { UndoBar, type UndoOffer } from "./undo-bar"
import { useOffline } from "./use-offline"
import { useSending } from "./use-sending"

type Props = {
  detail: TicketDetail
  formKey: string
  /** What this agent has begun to write, on this device or another. */
  draft: Kept | null
  /** This agent's last reply, while it can be taken back. */
  undo: UndoOffer | null
}

/**
 * Where agents write. Reply or note is a choice of two radio buttons that colours the whole box and changes its buttons
 * by CSS alone (`group-has`), so that the two can't be mistaken for each other even before scripts run.
 */
export function Composer({ detail, formKey, draft, undo }: Props) {
  const { ticket } = detail
  const form = useRef<HTMLFormElement>(null)
  const key = `${ticket.id}/message`
  const isThere = ({ visibility, body }: Writing) =>
    detail.messages.some(
      (message) => message.authorType === "agent" && message.visibility === visibility && isTextOf(message, body),
    )
  const keeper = useDraft(form, ticket.id, draft, isThere)
  const fetcher = useSending(form, keeper, key, isThere)
  const outcome = useFormOutcome(ticket.id, "message")
  const failed = outcome?.ok === false ? outcome : undefined
  const { t } = useTranslation()
  const { search } = useLocation()
  useAnnouncedOutcome(fetcher.data, undo ? undefined : t("console.done.message"))
  useFocusOnFailure(form, fetcher.data?.ok === false ? fetcher.data : undefined)
  const offline = useOffline()
  const isBusy = fetcher.state !== "idle"
  const isNote = (failed?.values.visibility ?? keeper.writing.visibility) === "internal"
  return (
    <div className="border-t bg-canvas">
      <UndoBar ticketId={ticket.id} undo={undo} draft={draft} keeper={keeper} form={form} />
      <fetcher.Form
        ref={form}
        method="post"
        action={`message${withoutDone(search)}`}
        onKeyDown={submitKeys}
        onSubmit={offline.check}
        aria-busy={isBusy}
        className="group grid gap-2 px-4 pt-2 pb-3 has-[[value=internal]:checked]:bg-note sm:px-5"
      >
        <input type="hidden" name="formKey" value={failed?.values.formKey ?? formKey} />
        <div className="flex items-center border-b group-has-[[value=internal]:checked]:border-note-line">
          <ComposerKind isNote={isNote} />
          <SavedReplyPicker detail={detail} form={form} />
        </div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <Recipients detail={detail} />
          <DraftStatus keeper={keeper} />
        </div>
        <DraftConflict keeper={keeper} form={form} />
        <CollisionGuard detail={detail} failed={failed} isBusy={isBusy} />
        <MentionCompletion />
        <TextArea
          data-key-target="message"
          data-focus-home=""
          name="body"
          label={t("console.message")}
          isLabelHidden
          error={
            offline.isOffline
              ? t("writing.offline")
              : failed && !isHeldBack(failed) && <BodyError failed={failed} whenEmpty={t("console.messageEmpty")} />
          }
          placeholder={t("console.messageHint")}
          rows={3}
          className="max-h-[40dvh] min-h-18 text-sm group-has-[[value=internal]:checked]:border-note-ink/60"
          defaultValue={failed?.values.body ?? keeper.writing.body}
        />
        <ComposerButtons detail={detail} isBusy={isBusy} />
      </fetcher.Form>
    </div>
  )
}

/** Who gets it, in full. */
function Recipients({ detail: { requester } }: { detail: TicketDetail }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="wrap-anywhere text-soft text-xs group-has-[[value=internal]:checked]:hidden">
        {t("console.to")}: {requester.name}
        {requester.email ? ` <${requester.email}>` : ` (${t("console.noAddress")})`}
        {requester.isUnconfirmed && (
          <strong className="font-medium text-warn-ink"> ({t("console.toUnconfirmed")})</strong>
        )}
      </p>
      <p className="hidden font-medium text-note-ink text-xs group-has-[[value=internal]:checked]:block">
        {t("console.noteFor")}
      </p>
    </>
  )
}
