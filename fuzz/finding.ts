/** Longest that one input may keep a processor busy, in milliseconds. */
export const budgetMs = 100
/** How often an input that took longer is tried before it counts. */
export const tries = 4

/** An input that something did badly with. The same seed, name and round make it again. */
export type Finding = { name: string; round: number; problem: string; input: string }

const shownCharacters = 120

/** A finding, and the command that makes it again; its input is one that was made here, so it may be shown. */
export function lineOf({ name, round, problem, input }: Finding, seed: string): string {
  const shown = JSON.stringify(input.slice(0, shownCharacters))
  const more = input.length > shownCharacters ? ` … ${input.length} characters` : ""
  const again = `npm run fuzz -- --seed ${quoted(seed)} --part ${quoted(name)} --round ${round}`
  return `${name}, round ${round}: ${problem}\n    ${shown}${more}\n    ${again}`
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
