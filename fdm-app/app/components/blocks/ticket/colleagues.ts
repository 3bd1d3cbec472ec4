import type { Agent } from "fdm-helpdesk"
import { createContext, useContext, useMemo } from "react"

const ColleaguesContext = createContext<readonly Agent[]>([])

/** Hands the agents of the desk to what is written and read on a page. */
export const ColleaguesProvider = ColleaguesContext.Provider

/** Those who work at the desk now, by name. */
export function useColleagues(): readonly Agent[] {
  const agents = useContext(ColleaguesContext)
  return useMemo(() => agents.filter(({ isActive }) => isActive), [agents])
}
