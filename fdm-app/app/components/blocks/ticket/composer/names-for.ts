/** What stands between the `@` and the caret when a name is being written. */
const ofName = /^[\p{L}\p{N}.'’ -]{0,40}$/u

/** What stands before the `@` of an address. */
const ofAddress = /[\p{L}\p{N}_@]$/u

/** How many names are offered at once. */
const most = 8

/**
 * Whom somebody may mean who is writing `@…` before the caret: everybody whose name, or a part of it, begins so. Nothing when
 * no name is being written, or when it is written already.
 */
export function namesFor<Person extends { name: string }>(text: string, caret: number, people: readonly Person[]) {
  const before = text.slice(Math.max(0, caret - 60), caret)
  const at = before.lastIndexOf("@")
  const typed = before.slice(at + 1)
  if (at < 0 || ofAddress.test(before.slice(0, at)) || !ofName.test(typed)) return null
  const query = typed.toLowerCase()
  const options = people.filter(({ name }) => beginsWith(name.toLowerCase(), query)).slice(0, most)
  return options.length > 0 ? { from: caret - typed.length - 1, options } : null
}

function beginsWith(name: string, query: string): boolean {
  return name !== query.trim() && (name.startsWith(query) || name.includes(` ${query}`))
}
