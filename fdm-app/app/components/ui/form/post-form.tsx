import { createContext, type ReactNode, useContext, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { useFetcher, useLocation, useRevalidator } from "react-router"
import { useAnnounce } from "~/components/ui/announcer"
import type { FailedOutcome, Outcome } from "~/lib/requests/outcome"
import type { Typed } from "./browser-drafts"
import { useFocusOnFailure } from "./focus-on-failure"
import { KeptForm } from "./kept-form"
import { submitKeys } from "./submit-keys"

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
  /** For what people write: it is kept in the browser until it was sent, and the fields are empty then. */
  written?: {
    /** Whether what was kept arrived after all, when nobody was there to hear so. */
    isSent: (typed: Typed) => boolean
  }
  children: (state: FormState) => ReactNode
}

/**
 * A form that posts without leaving the page where scripts run, and as any form where they don't. A failure keeps what
 * was typed and is handed to `children` to show in its place; a success is announced.
 */
export function PostForm({ name, subject, className, done, written, children }: Props) {
  const key = `${subject}/${name}`
  const fetcher = useFetcher<Outcome>({ key })
  const { search } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const outcome = useFormOutcome(subject, name)
  const failed = outcome?.ok === false ? outcome : undefined
  useFocusOnFailure(form, fetcher.data?.ok === false ? fetcher.data : undefined)
  useAnnouncedOutcome(fetcher.data, done)
  const isBusy = fetcher.state !== "idle"
  const own = { ref: form, method: "post", action: name + withoutDone(search), className, "aria-busy": isBusy } as const
  return (
    <fetcher.Form {...own} onKeyDown={written && submitKeys}>
      {children({ isBusy, failed, typed: (field) => failed?.values[field] })}
      {written && <KeptForm form={form} name={key} {...written} isBusy={isBusy} outcome={fetcher.data} />}
    </fetcher.Form>
  )
}

/** Announces every outcome that arrives, once. */
export function useAnnouncedOutcome(outcome: Outcome | undefined, done?: string) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { revalidate } = useRevalidator()
  const acted = useRef<Outcome>(undefined)
  useEffect(() => {
    if (!outcome || acted.current === outcome) return
    acted.current = outcome
    if (!outcome.ok) announce(t(`error.title.${outcome.code}`))
    else if (done) announce(done)
    // Whoever lost their access while the page stood open is told by the page itself, which then shows nothing else.
    if (!outcome.ok && outcome.code === "forbidden") void revalidate()
  }, [outcome, done, announce, t, revalidate])
}

/** The address says which form succeeded last; a next form starts afresh. */
export function withoutDone(search: string): string {
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
