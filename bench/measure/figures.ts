/** What the issue asks of each kind of call, at a million tickets and by p50. */
export type Figure = {
  /** At most so many times what the best statements by hand take. */
  ratio?: number
  statements?: number
  ms?: number
  /** At a million tickets at most so many times what it takes at ten thousand. */
  growth?: number
}

export const figures = {
  list: { ratio: 2, statements: 1, growth: 2 },
  counter: { ratio: 3, statements: 1 },
  detail: { ratio: 2, statements: 4 },
  search: { ratio: 3 },
  "search, common word": { ms: 150 },
  write: { ratio: 2.5 },
  /** Measured, and nothing asked of it. */
  other: {},
} as const satisfies Record<string, Figure>

export type Kind = keyof typeof figures
