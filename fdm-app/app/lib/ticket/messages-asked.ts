/** How many messages of a conversation a page shows, and how many more with each press. */
const step = 200
/** Most that a page shows; the export has them all. */
const most = 2000

/** How many messages an address asks for: a page is a whole number of steps. */
export function messagesAsked({ searchParams }: Pick<URL, "searchParams">): number {
  const asked = Number(searchParams.get("messages"))
  return Number.isInteger(asked) && asked >= step && asked <= most ? asked : step
}

/** How many to ask for next, or undefined when a page holds no more. */
export function moreMessages(shown: number): number | undefined {
  const next = (Math.ceil(shown / step) + 1) * step
  return next <= most ? next : undefined
}

type Known = { ids: ReadonlySet<string>; first: string }

/** Which messages somebody knows, to tell new ones from earlier ones that are shown only now. */
export function knownMessages(messages: readonly { id: string }[]): Known {
  return { ids: new Set(messages.map(({ id }) => id)), first: messages[0]?.id ?? "" }
}

/** Whether a message came since; ids sort by time. */
export function isNewTo({ ids, first }: Known, { id }: { id: string }): boolean {
  return id > first && !ids.has(id)
}
