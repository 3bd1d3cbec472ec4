import { type RefObject, useEffect, useState, useSyncExternalStore } from "react"
import { draftKey, dropDraft, findDraft, keepDraft } from "~/components/ui/form/browser-drafts"
import { usePerson } from "~/components/ui/person"
import { DraftKeeper, isSame, type Kept, type Writing } from "./draft-keeper"
import { draftPort } from "./draft-port"

/** By ticket, so that what is being saved or sent goes on while its writer looks at another ticket. */
const keepers = new Map<string, DraftKeeper>()

function keeperOf(ticketId: string, kept: Kept | null): DraftKeeper {
  // A server renders for everybody, and keeps nobody's text.
  if (typeof document === "undefined") return new DraftKeeper(draftPort(ticketId), kept)
  const known = keepers.get(ticketId)
  // What this page saved itself is newer than what it may have fetched ahead.
  if (known && (known.isBusy || known.isUnsaved || known.state.phase === "saved")) {
    if (kept) known.meet(kept)
    return known
  }
  const keeper = new DraftKeeper(draftPort(ticketId), kept)
  keepers.set(ticketId, keeper)
  return keeper
}

/** What the fields of a composer say, and the way to have them say something else. */
export function fieldsOf(form: HTMLFormElement) {
  const body = form.elements.namedItem("body") as HTMLTextAreaElement
  const kind = form.elements.namedItem("visibility") as RadioNodeList
  return {
    body,
    read: (): Writing => ({ visibility: kind.value === "internal" ? "internal" : "public", body: body.value }),
    show(writing: Writing) {
      if (body.value !== writing.body) body.value = writing.body
      if (kind.value !== writing.visibility) kind.value = writing.visibility
    },
  }
}

/**
 * Keeps what is written in a composer on the server, and puts there what the server has, also when another device went on.
 *
 * @param given the draft that the page was loaded with
 * @param isThere whether the page shows a text as sent by this writer
 */
export function useDraft(
  form: RefObject<HTMLFormElement | null>,
  ticketId: string,
  given: Kept | null,
  isThere: (text: Writing) => boolean,
): DraftKeeper {
  const [keeper] = useState(() => keeperOf(ticketId, given))
  const person = usePerson()
  const key = person && draftKey(person, `${ticketId}/message`)
  useEffect(() => {
    if (form.current) return followFields(keeper, form.current)
  }, [keeper, form])
  useEffect(() => {
    if (form.current && given && keeper.meet(given)) fieldsOf(form.current).show(keeper.writing)
  }, [keeper, form, given])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page shows as sent matters once, when it begins
  useEffect(() => {
    if (!key || !form.current) return
    recover(keeper, key, isThere)
    fieldsOf(form.current).show(keeper.writing)
    return outlivePage(keeper, key, form.current)
  }, [keeper, form, key])
  return keeper
}

export function useDraftState(keeper: DraftKeeper) {
  const state = () => keeper.state
  return useSyncExternalStore(keeper.subscribe, state, state)
}

function followFields(keeper: DraftKeeper, form: HTMLFormElement): () => void {
  const fields = fieldsOf(form)
  const onInput = ({ target }: Event) => {
    const isOurs = target === fields.body || (target instanceof HTMLInputElement && target.name === "visibility")
    if (isOurs) keeper.write(fields.read())
  }
  // What was typed before the script came is the newest there is, and a note that was chosen by then must not become a reply.
  const early = fields.read()
  if (!isSame(early, keeper.writing) && (early.body !== "" || keeper.writing.body === "")) keeper.write(early)
  form.addEventListener("input", onInput)
  return () => {
    form.removeEventListener("input", onInput)
    void keeper.save()
  }
}

/** What a page that went too fast, or without a network, left in this browser. */
function recover(keeper: DraftKeeper, key: string, isThere: (text: Writing) => boolean): void {
  const found = findDraft(key)?.typed
  if (!found) return
  const text = { visibility: found.visibility === "internal" ? "internal" : "public", body: found.body ?? "" } as const
  if (isThere(text)) dropDraft(key)
  else keeper.recover(text, Number(found.revision))
}

/** When the page goes, the last second's text is sent after it, and kept here in case that does not arrive. */
function outlivePage(keeper: DraftKeeper, key: string, form: HTMLFormElement): () => void {
  const leave = () => {
    if (!keeper.isUnsaved) return
    keepDraft(key, { ...keeper.atRisk, revision: String(keeper.revision) })
    void keeper.save(true)
  }
  const look = async () => {
    if (document.visibilityState === "hidden") return void keeper.save()
    if (await keeper.look()) fieldsOf(form).show(keeper.writing)
  }
  const retry = () => void keeper.save()
  const forget = keeper.subscribe(() => {
    if (!keeper.isUnsaved) dropDraft(key)
  })
  // Kept by another visit of this page perhaps, and sent from another device since.
  if (keeper.state.phase === "saved") void look()
  addEventListener("pagehide", leave)
  addEventListener("online", retry)
  document.addEventListener("visibilitychange", look)
  return () => {
    removeEventListener("pagehide", leave)
    removeEventListener("online", retry)
    document.removeEventListener("visibilitychange", look)
    forget()
  }
}
