import { createContext, useContext } from "react"
import type { Around } from "./run-command"

export const KeysContext = createContext<(Around & { isOn: boolean }) | null>(null)

/** What the console's keys are to those who show them; null where there are none, as in the portal. */
export function useKeys() {
  return useContext(KeysContext)
}
