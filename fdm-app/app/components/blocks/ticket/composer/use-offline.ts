import { type FormEvent, useEffect, useState } from "react"

/** Keeps a form that can't arrive in its place: without a network it is not begun to be sent, and its writer is told. */
export function useOffline() {
  const [isOffline, setOffline] = useState(false)
  useEffect(() => {
    const onLine = () => setOffline(false)
    addEventListener("online", onLine)
    return () => removeEventListener("online", onLine)
  }, [])
  const check = (event: FormEvent) => {
    if (!navigator.onLine) event.preventDefault()
    setOffline(!navigator.onLine)
  }
  return { isOffline, check }
}
