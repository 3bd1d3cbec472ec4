/**
 * What people typed and did not send, kept in their browser: by person, so that nobody else who signs in there finds it,
 * until it is sent, its writer signs out, or a week went by. A browser that keeps nothing (private windows may not) keeps
 * nothing: then it is as it was without this.
 */
export type Typed = Record<string, string>

const prefix = "fdm-draft:"
const keptForMs = 7 * 24 * 3_600_000

/** Names a draft: whose it is, and of which form. */
export function draftKey(person: string, form: string): string {
  return `${prefix}${person}:${form}`
}

export function keepDraft(key: string, typed: Typed, now = Date.now()): void {
  if (!isSigningOut) quietly(() => localStorage.setItem(key, JSON.stringify({ typed, at: now })))
}

/** What was kept under a key, and since when; too old, or no text of ours, is as good as nothing. */
export function findDraft(key: string, now = Date.now()): { typed: Typed; at: number } | undefined {
  const found = quietly(() => JSON.parse(localStorage.getItem(key) ?? "null"))
  if (typeof found?.typed !== "object" || typeof found.at !== "number" || now - found.at > keptForMs) return undefined
  return found
}

export function dropDraft(key: string): void {
  quietly(() => localStorage.removeItem(key))
}

/** Drops everybody's drafts, or everybody's but one person's: who signs in at a browser starts with their own alone. */
export function dropDrafts({ except }: { except?: string } = {}): void {
  const keys = quietly(() => Object.keys(localStorage)) ?? []
  const own = except === undefined ? undefined : draftKey(except, "")
  for (const key of keys) if (key.startsWith(prefix) && !(own && key.startsWith(own) && findDraft(key))) dropDraft(key)
}

let isSigningOut = false

/** Drops them all, and what the page would still keep on its way out. */
export function dropDraftsForGood(): void {
  isSigningOut = true
  dropDrafts()
}

function quietly<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
