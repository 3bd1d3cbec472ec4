import type { ReactNode } from "react"

/** A part of a page with its title, set off by a hairline. */
export function Section({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t pt-6">
      <h2 className="font-semibold text-base">{title}</h2>
      {children}
    </section>
  )
}
