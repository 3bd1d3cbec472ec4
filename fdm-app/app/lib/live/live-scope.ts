import type { ShouldRevalidateFunctionArgs } from "react-router"
import { withPatience } from "./patient-fetch"

/** The tickets that live events were about; `all` when some may have been missed. */
export type LiveScope = ReadonlySet<string> | "all"

let scope: LiveScope | undefined

/** Reads pages anew because of live events. Loaders that these don't concern are left alone while it goes on. */
export async function withinScope(tickets: LiveScope, revalidate: () => Promise<void>): Promise<void> {
  scope = tickets
  try {
    await withPatience(revalidate)
  } finally {
    scope = undefined
  }
}

/** The scope, when this is about live events: a form or a step to another page meanwhile is not. */
function liveScopeOf({ formMethod, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): LiveScope | undefined {
  return formMethod === undefined && currentUrl.href === nextUrl.href ? scope : undefined
}

/** For the page of one ticket: a live event about another one is none of its business. */
export function unlessOfOthers(args: ShouldRevalidateFunctionArgs): boolean {
  const tickets = liveScopeOf(args)
  if (tickets === undefined || tickets === "all") return args.defaultShouldRevalidate
  return tickets.has(args.currentParams.ticket_id ?? "")
}

/** For pages that show nothing which live events are about, such as a form that somebody is filling in. */
export function unlessLive(args: ShouldRevalidateFunctionArgs): boolean {
  return liveScopeOf(args) === undefined && args.defaultShouldRevalidate
}
