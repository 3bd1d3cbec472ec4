import { useCallback, useState } from "react"

type Typed = Record<string, string>

/** What was typed and not sent yet, by form. Kept by the page alone, so that nobody who signs in after finds it. */
const drafts = new Map<string, Typed>()

/**
 * Keeps what is typed in a form while its reader looks elsewhere in the app, such as at the next ticket.
 *
 * @param key names the form and what it is about
 */
export function useDraft(key: string) {
  const [found, setFound] = useState(() => drafts.get(key))
  const forget = useCallback(() => {
    drafts.delete(key)
    setFound(undefined)
  }, [key])
  return {
    /** What the form held when it was left; undefined where nothing waits to be sent. */
    found,
    keep: useCallback((form: HTMLFormElement) => drafts.set(key, typedIn(form)), [key]),
    /** What is on its way is no draft: who comes back meanwhile must not send it twice. */
    leave: useCallback(() => drafts.delete(key), [key]),
    forget,
  }
}

/** What people typed or chose; hidden fields are the page's own. */
function typedIn(form: HTMLFormElement): Typed {
  const own = new Set([...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")].map(({ name }) => name))
  const typed: Typed = {}
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && !own.has(name)) typed[name] = value
  return typed
}
