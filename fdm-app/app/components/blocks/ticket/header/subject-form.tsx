import type { Ticket } from "fdm-helpdesk"
import { Pencil } from "lucide-react"
import type { MouseEvent } from "react"
import { useTranslation } from "react-i18next"
import { SeenVersion } from "~/components/blocks/ticket/seen-version"
import { Button } from "~/components/ui/button"
import { PostForm } from "~/components/ui/form/post-form"

/** Longest subject that the library takes. */
const maxSubjectCharacters = 200

type Props = {
  ticket: Ticket
  /** As it holds, or is on its way to. */
  subject: string
}

/** What the ticket is about, and the way to put it better in its own place. */
export function SubjectForm({ ticket, subject }: Props) {
  const { t } = useTranslation()
  return (
    <div className="group/subject flex min-w-0 items-start gap-1">
      <h2 className="wrap-anywhere py-0.5 font-semibold text-lg leading-snug group-has-[details[open]]/subject:sr-only">
        {subject}
      </h2>
      <details className="shrink-0 open:min-w-0 open:flex-1">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button by itself */}
        <summary
          title={t("sidebar.editSubject")}
          onClick={openAtField}
          data-focus-home=""
          className="grid size-7 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink group-has-[details[open]]/subject:sr-only"
        >
          <Pencil aria-hidden size={14} />
          <span className="sr-only">{t("sidebar.editSubject")}</span>
        </summary>
        <PostForm name="subject" subject={ticket.id} done={t("sidebar.done.subject")} className="flex flex-wrap gap-2">
          {() => (
            <>
              <SeenVersion ticket={ticket} />
              <input
                key={subject}
                name="subject"
                aria-label={t("sidebar.subject")}
                defaultValue={subject}
                required
                maxLength={maxSubjectCharacters}
                className="h-8 min-w-40 flex-1 rounded-md border border-line-strong bg-canvas px-2 font-medium"
              />
              <Button look="primary" onClick={closeAfterwards}>
                {t("console.save")}
              </Button>
              <Button type="button" look="quiet" onClick={cancel} className="noscript:hidden">
                {t("support.cancel")}
              </Button>
            </>
          )}
        </PostForm>
      </details>
    </div>
  )
}

/** Opens it with the focus in the field at once, so that nothing typed is lost. Without scripts the browser opens it. */
function openAtField(event: MouseEvent<HTMLElement>): void {
  const details = event.currentTarget.closest("details")
  if (!details || details.open) return
  event.preventDefault()
  details.open = true
  const field = details.querySelector<HTMLInputElement>("input[name=subject]")
  field?.focus()
  field?.select()
}

/** A subject that can be sent is: the heading shows it at once. One that can't stays open, and the browser says why. */
function closeAfterwards({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const { form } = currentTarget
  if (form?.checkValidity()) requestAnimationFrame(() => close(form))
}

function cancel({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const { form } = currentTarget
  form?.reset()
  if (form) close(form)
}

function close(form: HTMLFormElement): void {
  const details = form.closest("details")
  if (!details) return
  details.open = false
  details.querySelector("summary")?.focus()
}
