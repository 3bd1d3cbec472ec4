/** The form that an address says has succeeded, when it is one of those that the page knows. */
export function doneWord<Word extends string>(url: URL, words: readonly Word[]): Word | undefined {
  const done = url.searchParams.get("done")
  return words.find((word) => word === done)
}
