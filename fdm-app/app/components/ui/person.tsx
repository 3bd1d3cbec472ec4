import { createContext, type ReactNode, useContext, useEffect } from "react"
import { dropDrafts } from "~/components/ui/form/browser-drafts"

type Person = { id: string; name: string }

const PersonContext = createContext<Person | null>(null)

/** Tells a page who is signed in, and clears away what others left in this browser. */
export function PersonProvider({ person, children }: { person: Person | null; children: ReactNode }) {
  const id = person?.id
  useEffect(() => {
    if (id) dropDrafts({ except: id })
  }, [id])
  return <PersonContext value={person}>{children}</PersonContext>
}

/** The id of whoever is signed in, for what a browser keeps by person; undefined on pages for nobody. */
export function usePerson(): string | undefined {
  return useContext(PersonContext)?.id
}

/** The name of whoever is signed in. */
export function usePersonName(): string {
  return useContext(PersonContext)?.name ?? ""
}
