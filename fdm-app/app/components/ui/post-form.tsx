import { createContext, type FormEvent, type ReactNode, type RefObject, useContext, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { useFetcher, useLocation } from "react-router"
import type { FailedOutcome, Outcome } from "~/lib/outcome"
import { useAnnounce } from "./announcer"
import { useDraft } from "./drafts"
import { useFocusOnFailure } from "./focus-on-failure"

const OutcomeContext = createContext<Outcome | null>(null)

/** Hands the outcome that the page's loader found to the form that it belongs to, for readers without scripts. */
export const OutcomeProvider = OutcomeContext.Provider

export type FormState = { isBusy: boolean; failed?: FailedOutcome; typed: (field: string) => string | undefined }

type Props = {
  /** The word behind the page's address, such as `reply`. */
  name: string
  /** What the form is about, so that a page that shows another ticket doesn't show this one's outcome. */
  subject: string
  className?: string
  /** What to say when it worked. */
  done?: string
  /** For what people write: empties the fields when it worked, and keeps what is in them while it didn't leave. */
  isWritten?: boolean
  children: (state: FormState) => ReactNode
}

/**
 * A form that posts without leaving the page where scripts run, and as any form where they don't. A failure keeps what
 * was typed and is handed to `children` to show in its place; a success is announced.
 */
export function PostForm({ name, subject, className, done, isWritten, children }: Props) {
  const key = `${subject}/${name}`
  const fetcher = useFetcher<Outcome>({ key })
  const draft = useDraft(key)
  const { search } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const outcome = useFormOutcome(subject, name)
  const failed = outcome?.ok === false ? outcome : undefined
  useFocusOnFailure(form, fetcher.data?.ok === false ? fetcher.data : undefined)
  useOutcome(fetcher.data, done)
  useWritten(isWritten ? fetcher.data : undefined, form, draft)
  const isBusy = fetcher.state !== "idle"
  const written = isWritten && {
    onInput: (event: FormEvent<HTMLFormElement>) => draft.keep(event.currentTarget),
    onSubmit: draft.leave,
  }
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={name + withoutDone(search)}
      className={className}
      aria-busy={isBusy}
      {...written}
    >
      {children({ isBusy, failed, typed: (field) => failed?.values[field] ?? draft.found?.[field] })}
    </fetcher.Form>
  )
}

/** Announces every outcome that arrives, once. */
function useOutcome(outcome: Outcome | undefined, done?: string) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const acted = useRef<Outcome>(undefined)
  useEffect(() => {
    if (!outcome || acted.current === outcome) return
    acted.current = outcome
    if (!outcome.ok) announce(t(`error.title.${outcome.code}`))
    else if (done) announce(done)
  }, [outcome, done, announce, t])
}

/** What was sent leaves the field; what was refused is a draft again. */
function useWritten(
  outcome: Outcome | undefined,
  form: RefObject<HTMLFormElement | null>,
  { keep, forget }: ReturnType<typeof useDraft>,
) {
  useEffect(() => {
    if (!outcome || !form.current) return
    if (!outcome.ok) return void keep(form.current)
    form.current.reset()
    forget()
  }, [outcome, form, keep, forget])
}

/** The address says which form succeeded last; a next form starts afresh. */
function withoutDone(search: string): string {
  const kept = new URLSearchParams(search)
  // And which message is open belongs to the form that was posted.
  for (const word of ["done", "created", "message", "act"]) kept.delete(word)
  return kept.size > 0 ? `?${kept}` : ""
}

/** How a form fared last, with scripts or without: for words that stand elsewhere on the page. */
export function useFormOutcome(subject: string, name: string): Outcome | undefined {
  const fetcher = useFetcher<Outcome>({ key: `${subject}/${name}` })
  const earlier = useContext(OutcomeContext)
  return fetcher.data ?? (earlier?.form === name ? earlier : undefined)
}
