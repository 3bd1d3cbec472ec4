import { type RefObject, useEffect, useRef } from "react"
import { useFetcher } from "react-router"
import { type DraftKeeper, nothing, type Writing } from "~/components/blocks/ticket/drafts/draft-keeper"
import { fieldsOf } from "~/components/blocks/ticket/drafts/use-draft"
import type { Outcome } from "~/lib/requests/outcome"

/** What a form that is on its way says. */
export function writingOf(form: FormData): Writing {
  return {
    visibility: form.get("visibility") === "internal" ? "internal" : "public",
    body: String(form.get("body") ?? "").replaceAll("\r\n", "\n"),
  }
}

/**
 * Sends what a composer says: the field is free at once, and what did not arrive is in it again. Whoever leaves meanwhile
 * and comes back finds it sent, or in the field.
 *
 * @param isThere whether the page shows a text as sent by this writer
 */
export function useSending(
  form: RefObject<HTMLFormElement | null>,
  keeper: DraftKeeper,
  key: string,
  isThere: (text: Writing) => boolean,
) {
  const fetcher = useFetcher<Outcome>({ key })
  const { formData, data, state } = fetcher
  const under = useRef<Writing>(undefined)
  const heard = useRef(data)

  useEffect(() => {
    if (!formData || !form.current) return
    const text = writingOf(formData)
    under.current = text
    keeper.sending(text)
    const fields = fieldsOf(form.current)
    // The kind stays: a second note must not become a reply by surprise.
    if (fields.read().body === text.body) fields.show({ ...text, body: "" })
  }, [formData, form, keeper])

  useEffect(() => {
    if (!data || heard.current === data || !form.current) return
    heard.current = data
    const fields = fieldsOf(form.current)
    if (data.ok) keeper.arrived(fields.read())
    else keeper.returned(under.current ?? nothing, fields.read())
    under.current = undefined
    fields.show(keeper.writing)
  }, [data, form, keeper])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when somebody comes back to what they had sent
  useEffect(() => {
    if (state !== "idle" || !form.current) return
    keeper.recall(isThere)
    fieldsOf(form.current).show(keeper.writing)
  }, [form, keeper])
  return fetcher
}
