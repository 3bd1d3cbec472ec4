import type { SavedReply } from "fdm-helpdesk"
import { savedReplyVariables } from "fdm-helpdesk/saved-reply-text"
import { useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { Confirm } from "~/components/blocks/settings/confirm"
import { SaveRow } from "~/components/blocks/settings/save-row"
import { Button } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { TextArea, TextField } from "~/components/ui/form/field"
import { PostForm } from "~/components/ui/form/post-form"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"
import { ReplyPreview } from "./reply-preview"

type Props = {
  /** Absent for a new one. */
  reply?: SavedReply
  categories: readonly string[]
  agentName: string
  mayShare: boolean
}

/** Writes a saved reply: its text with variables, and beside it how the customer reads it. */
export function ReplyEditor({ reply, categories, agentName, mayShare }: Props) {
  const { t } = useTranslation()
  const subject = reply?.id ?? "new-reply"
  const [body, setBody] = useState<string>()
  return (
    <>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <PostForm
          name="save"
          subject={subject}
          done={t("settings.replies.done.save")}
          className="grid content-start gap-4"
        >
          {({ isBusy, failed, typed }) => (
            <>
              <Failure failed={failed} />
              <NameFields reply={reply} failed={failed} categories={categories} typed={typed} />
              <BodyField failed={failed} text={typed("body") ?? reply?.body ?? ""} onChange={(text) => setBody(text)} />
              <Sharing
                isShared={(typed("sharing") ?? (reply?.isShared ? "shared" : "own")) === "shared"}
                {...{ mayShare }}
              />
              <SaveRow name="save" subject={subject} isBusy={isBusy} />
            </>
          )}
        </PostForm>
        <ReplyPreview text={body ?? reply?.body ?? ""} agentName={agentName} />
      </div>
      {reply && <DeleteReply id={reply.id} />}
    </>
  )
}

const knownFields = ["title", "body", "category"]

function Failure({ failed }: { failed?: FailedOutcome }) {
  const isTold = failed?.code === "too_large" || offFields(failed).some((field) => knownFields.includes(field))
  return failed && !isTold ? <ErrorAlert code={failed.code} /> : null
}

/** The fields that are off, those that are too long included. */
function offIn(failed: FailedOutcome | undefined): readonly string[] {
  const fields = failed?.details.fields
  return Array.isArray(fields) ? fields : []
}

type NameProps = {
  reply?: SavedReply
  failed?: FailedOutcome
  categories: readonly string[]
  typed: (field: string) => string | undefined
}

function NameFields({ reply, failed, categories, typed }: NameProps) {
  const { t } = useTranslation()
  const off = offIn(failed)
  return (
    <>
      <TextField
        name="title"
        label={t("settings.replies.name")}
        hint={t("settings.replies.nameHint")}
        defaultValue={typed("title") ?? reply?.title}
        error={off.includes("title") ? t("settings.replies.nameOff") : undefined}
        autoComplete="off"
      />
      <TextField
        name="category"
        label={t("settings.replies.category")}
        hint={t("settings.replies.categoryHint")}
        defaultValue={typed("category") ?? reply?.category ?? ""}
        error={off.includes("category") ? t("settings.replies.categoryOff") : undefined}
        list="reply-categories"
        autoComplete="off"
      />
      <datalist id="reply-categories">
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </>
  )
}

type BodyProps = { failed?: FailedOutcome; text: string; onChange: (text: string) => void }

function BodyField({ failed, text, onChange }: BodyProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const unknown = failed?.details.variables
  const error = Array.isArray(unknown)
    ? t("settings.replies.unknown", { names: unknown.map((name) => `{{${name}}}`).join(", ") })
    : offIn(failed).includes("body") && t("settings.replies.bodyOff")
  /** Puts a variable where the cursor stands; the browser's own undo takes it back. */
  const insert = (variable: string) => {
    const area = place.current?.querySelector("textarea")
    if (!area) return
    area.focus()
    area.setRangeText(`{{${variable}}}`, area.selectionStart, area.selectionEnd, "end")
    onChange(area.value)
  }
  return (
    <div ref={place} className="grid gap-2">
      <TextArea
        name="body"
        label={t("settings.replies.body")}
        hint={t("settings.replies.fallbackHint", { example: "{{customer_name|daar}}" })}
        error={error || undefined}
        rows={9}
        className="min-h-44"
        defaultValue={text}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="mb-1.5 text-soft">{t("settings.replies.variables")}</legend>
        {savedReplyVariables.map((variable) => (
          <Button key={variable} type="button" size="small" title={`{{${variable}}}`} onClick={() => insert(variable)}>
            {t(`settings.replies.variable.${variable}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}

function Sharing({ isShared, mayShare }: { isShared: boolean; mayShare: boolean }) {
  const { t } = useTranslation()
  if (!mayShare) return <p className="text-soft">{t("settings.replies.mayNotShare")}</p>
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t("settings.replies.sharing")}</legend>
      <label className="flex items-center gap-2">
        <input type="radio" name="sharing" value="own" defaultChecked={!isShared} className="size-4 accent-accent" />
        {t("settings.replies.private")}
      </label>
      <label className="flex items-center gap-2">
        <input type="radio" name="sharing" value="shared" defaultChecked={isShared} className="size-4 accent-accent" />
        {t("settings.replies.shared")}
      </label>
    </fieldset>
  )
}

function DeleteReply({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <div className="border-t pt-5">
      <Confirm label={t("settings.remove")}>
        <p>{t("settings.replies.deleteText")}</p>
        <PostForm name="delete" subject={id} done={t("settings.replies.done.delete")}>
          {({ isBusy, failed }) => (
            <>
              {failed && <ErrorAlert code={failed.code} className="mb-3" />}
              <Button look="danger" isBusy={isBusy}>
                {t("settings.replies.confirm")}
              </Button>
            </>
          )}
        </PostForm>
      </Confirm>
    </div>
  )
}
