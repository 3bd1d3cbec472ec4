/** What stands before the caret when a name is being written: an `@` that belongs to no address, and what follows it. */
const begun = /(?:^|[^\p{L}\p{N}_@])@([\p{L}\p{N}.'’ -]{0,40})$/u

/** How many names are offered at once. */
const most = 8

/**
 * Whom somebody may mean who is writing `@…` before the caret: everybody whose name, or a part of it, begins so. Nothing when
 * no name is being written, or when it is written already.
 */
export function namesFor<Person extends { name: string }>(text: string, caret: number, people: readonly Person[]) {
  const typed = begun.exec(text.slice(Math.max(0, caret - 60), caret))?.[1]
  if (typed === undefined) return null
  const query = typed.toLowerCase()
  const options = people.filter(({ name }) => beginsWith(name.toLowerCase(), query)).slice(0, most)
  return options.length > 0 ? { from: caret - typed.length - 1, options } : null
}

function beginsWith(name: string, query: string): boolean {
  return name !== query.trim() && (name.startsWith(query) || name.includes(` ${query}`))
}
