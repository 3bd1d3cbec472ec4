import { useEffect } from "react"
import { useRevalidator } from "react-router"

const everyMs = 2_000

/** Reads the page anew every two seconds while a file is being written and somebody looks. */
export function useProgress(isUnderway: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isUnderway || state !== "idle") return
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") void revalidate()
    }, everyMs)
    const onVisible = () => document.visibilityState === "visible" && void revalidate()
    document.addEventListener("visibilitychange", onVisible)
    return () => {
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", onVisible)
    }
  }, [isUnderway, state, revalidate])
}
