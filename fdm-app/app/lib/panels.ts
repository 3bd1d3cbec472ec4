/** Parts of the console that its reader can fold away. */
export const panels = ["rail", "context"] as const
export type Panel = (typeof panels)[number]

/** Kept in a cookie, so that the server renders the page as it was left and nothing jumps. */
const cookieName = "fdm-closed-panels"

export function closedPanelsIn(cookies: string | null): Panel[] {
  const value = cookies?.split(/;\s*/).find((cookie) => cookie.startsWith(`${cookieName}=`))
  const names = value?.slice(cookieName.length + 1).split(".") ?? []
  return panels.filter((panel) => names.includes(panel))
}

/** What the browser is told to keep, for a year. */
export function panelsCookie(closed: readonly Panel[]): string {
  return `${cookieName}=${closed.join(".")}; Path=/; Max-Age=31536000; SameSite=Lax`
}
