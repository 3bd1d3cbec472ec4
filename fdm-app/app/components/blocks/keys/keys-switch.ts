import { useCallback, useSyncExternalStore } from "react"

const storeKey = "fdm-single-keys"
const changed = "fdm-single-keys-changed"

function subscribe(onChange: () => void): () => void {
  const names = ["storage", changed]
  for (const name of names) addEventListener(name, onChange)
  return () => {
    for (const name of names) removeEventListener(name, onChange)
  }
}

function isOnHere(): boolean {
  try {
    return localStorage.getItem(storeKey) !== "off"
  } catch {
    // A browser that keeps nothing: keys are on, and the switch holds for nothing.
    return true
  }
}

/** Whether single keys are taken in this browser. People who speak to their computer switch them off (WCAG 2.1.4). */
export function useKeysSwitch(): { isOn: boolean; setOn(isOn: boolean): void } {
  const isOn = useSyncExternalStore(subscribe, isOnHere, () => true)
  const setOn = useCallback((next: boolean) => {
    localStorage.setItem(storeKey, next ? "on" : "off")
    dispatchEvent(new Event(changed))
  }, [])
  return { isOn, setOn }
}
