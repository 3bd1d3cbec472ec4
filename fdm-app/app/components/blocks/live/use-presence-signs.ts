import { useEffect } from "react"

/** A sign of the page as often as this; two may get lost before it counts as gone. */
const signMs = 12_000
/** So long after the last key somebody is typing no more. */
const typingMs = 5_000

/**
 * Tells colleagues that this page is open and whether something is being typed in it, while it is looked at. Leaving is
 * told too; where that gets lost, the signs just stop.
 */
export function usePresenceSigns(ticketId: string): void {
  useEffect(() => {
    let isTyping = false
    let isHere = false
    let signTimer: number | undefined
    let typingTimer: number | undefined

    async function sign() {
      window.clearTimeout(signTimer)
      if (document.visibilityState === "hidden") return leave()
      isHere = true
      signTimer = window.setTimeout(sign, signMs)
      const answer = await send({ ticketId, isTyping: String(isTyping) }).catch(() => undefined)
      // Who may not, or not any more, need not go on saying so.
      if (answer && answer.status >= 400 && answer.status < 500) window.clearTimeout(signTimer)
    }

    function setTyping(now: boolean) {
      window.clearTimeout(typingTimer)
      if (now) typingTimer = window.setTimeout(() => setTyping(false), typingMs)
      if (now === isTyping) return
      isTyping = now
      void sign()
    }

    function leave() {
      window.clearTimeout(signTimer)
      window.clearTimeout(typingTimer)
      isTyping = false
      if (!isHere) return
      isHere = false
      navigator.sendBeacon("/api/presence", new URLSearchParams({ ticketId, isLeaving: "true" }))
    }

    const onInput = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement && target.form) setTyping(target.value !== "")
    }
    const onSubmit = () => setTyping(false)
    const onVisibility = () => void sign()
    document.addEventListener("input", onInput)
    document.addEventListener("submit", onSubmit)
    document.addEventListener("visibilitychange", onVisibility)
    window.addEventListener("pagehide", leave)
    window.addEventListener("pageshow", onVisibility)
    void sign()
    return () => {
      document.removeEventListener("input", onInput)
      document.removeEventListener("submit", onSubmit)
      document.removeEventListener("visibilitychange", onVisibility)
      window.removeEventListener("pagehide", leave)
      window.removeEventListener("pageshow", onVisibility)
      leave()
    }
  }, [ticketId])
}

function send(fields: Record<string, string>): Promise<Response> {
  return fetch("/api/presence", { method: "POST", body: new URLSearchParams(fields) })
}
