/** The terms of a field that has each on a line of its own. */
export function termsIn(text = ""): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "")
}
