import type { ReactNode } from "react"

/** A column that is pleasant to read, for pages of people who come by. */
export function PortalPage({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-2xl grid-cols-[minmax(0,1fr)] content-start gap-6 px-5 pt-8 pb-16 sm:px-8">
      {children}
    </div>
  )
}
