import { type RefObject, useEffect, useRef } from "react"
import { usePerson } from "~/components/ui/person"
import type { Outcome } from "~/lib/requests/outcome"
import { draftKey, dropDraft, findDraft, keepDraft, type Typed } from "./browser-drafts"

const pauseMs = 300

type Props = {
  form: RefObject<HTMLFormElement | null>
  /** Names the form and what it is about. */
  name: string
  /** Says of a draft whether it arrived after all, when nobody was there to hear so. */
  isSent?: (typed: Typed) => boolean
  /** It is on its way: what comes of it will be told. */
  isBusy?: boolean
  /** How the form fared last. */
  outcome?: Outcome
}

/**
 * Stands in a form and keeps what is typed there in this browser, for the person who is signed in, until it was sent:
 * another page, a reload or a crash loses nothing. The form's key is kept along, so that what may have arrived already does
 * not arrive twice.
 */
export function KeptForm({ form, name, isSent, isBusy, outcome }: Props) {
  const person = usePerson()
  const key = person && draftKey(person, name)
  const given = useRef({ isSent, isBusy })
  given.current = { isSent, isBusy }

  useEffect(() => {
    const own = form.current
    if (!key || !own) return
    if (!given.current.isBusy) fillFrom(key, own, given.current.isSent)
    return keepWhileTyped(key, own)
  }, [key, form])

  useEffect(() => {
    const own = form.current
    if (!key || !own || !outcome) return
    if (outcome.ok) {
      own.reset()
      dropDraft(key)
    } else fillFrom(key, own)
  }, [key, form, outcome])
  return null
}

/** Forgets a draft of this person where the page shows that it arrived. */
export function SentDraft({ name, isSent }: { name: string; isSent: (typed: Typed) => boolean }) {
  const person = usePerson()
  useEffect(() => {
    const key = person && draftKey(person, name)
    const found = key && findDraft(key)
    if (found && isSent(found.typed)) dropDraft(key)
  })
  return null
}

/** Keeps what is typed a moment after each key, and what is not kept yet when the form goes. */
function keepWhileTyped(key: string, form: HTMLFormElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keepRest = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    keepOrDrop(key, form)
  }
  const onInput = () => {
    timer ??= setTimeout(keepRest, pauseMs)
  }
  form.addEventListener("input", onInput)
  form.addEventListener("submit", keepRest)
  addEventListener("pagehide", keepRest)
  return () => {
    form.removeEventListener("input", onInput)
    form.removeEventListener("submit", keepRest)
    removeEventListener("pagehide", keepRest)
    keepRest()
  }
}

const isBlank = (form: HTMLFormElement) =>
  [...form.querySelectorAll("textarea")].every(({ value }) => value.trim() === "")

function keepOrDrop(key: string, form: HTMLFormElement): void {
  const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string")
  if (isBlank(form)) dropDraft(key)
  else keepDraft(key, Object.fromEntries(texts))
}

/** What somebody typed before the script came is newer, and stays. */
function fillFrom(key: string, form: HTMLFormElement, isSent?: (typed: Typed) => boolean): void {
  const found = findDraft(key)
  if (!found || !isBlank(form)) return
  if (isSent?.(found.typed)) dropDraft(key)
  else fill(form, found.typed)
}

function fill(form: HTMLFormElement, typed: Typed): void {
  for (const [name, value] of Object.entries(typed)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLSelectElement) choose(field, value)
    else if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && name === "formKey"))
      field.value = value
  }
}

function choose(field: HTMLSelectElement, value: string): void {
  if ([...field.options].some((option) => option.value === value)) field.value = value
}
