/**
 * Words that stand in texts as often as said here and nowhere else, so that a search for them finds what it should. No
 * other word begins as one of them does.
 */
export type Planted = { text: string; share: number }

/** In this share of all messages. */
export const planted = {
  common: { text: "kadaster", share: 0.1 },
  second: { text: "bemestingsplan", share: 0.02 },
  mid: { text: "stikstofnorm", share: 0.005 },
  /** Three words that each are in many messages, and stand together in few. */
  phrase: { text: "natte plekken drooggelegd", share: 0.0002 },
  phraseFirst: { text: "natte", share: 0.01 },
  phraseSecond: { text: "plekken", share: 0.01 },
  phraseThird: { text: "drooggelegd", share: 0.01 },
} as const satisfies Record<string, Planted>

/** In the first message of one ticket of every so many. */
export const plantedRarely = { text: "klepelmaaier", every: 5000 } as const

/** How the rare word begins, and how somebody gets one wrong. */
export const prefixOfRare = "klepelma"
export const misspelt = "stikstofnrom"

const all = [...Object.values(planted).flatMap(({ text }) => text.split(" ")), plantedRarely.text]

/** Whether a word would be found where only a planted one should. */
export function looksPlanted(word: string): boolean {
  return all.some((one) => word.startsWith(one.slice(0, 5)))
}
