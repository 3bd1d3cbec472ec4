import { brand } from "~/brand"

/** The name of the page for the tab; React puts it in the head. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · ${brand.name}`}</title>
}
