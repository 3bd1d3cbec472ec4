import type { Random } from "./random.js"
import { vocabularies } from "./vocabulary.js"
import { type Planted, planted } from "./words-planted.js"
import { zipf } from "./zipf.js"

export type Language = "nl" | "en"

const drawn = { nl: zipf(vocabularies.nl.length, 1.05), en: zipf(vocabularies.en.length, 1.05) }
const sown: readonly Planted[] = Object.values(planted)

/** Words that mean nothing together, but come as often, as long and as seldom as those of people. */
export function wordsOf(language: Language, count: number, random: Random): string[] {
  const vocabulary = vocabularies[language]
  const draw = drawn[language]
  const words: string[] = []
  for (let turn = 0; turn < count; turn++) words.push(vocabulary[draw(random)] ?? "")
  return words
}

/** A message of some sentences: twenty words on average, most shorter, some long. */
export function messageText(language: Language, random: Random): string {
  const words = wordsOf(language, Math.min(300, 5 + Math.floor(random.exponential(15))), random)
  for (const { text, share } of sown) if (random.chance(share)) words.splice(random.below(words.length), 0, text)
  return inSentences(words, random)
}

/** What somebody writes above a question: three to eight words. */
export function subjectText(language: Language, random: Random): string {
  return sentence(wordsOf(language, 3 + random.below(6), random))
}

function inSentences(words: string[], random: Random): string {
  let text = ""
  for (let at = 0; at < words.length; ) {
    const end = at + 5 + random.below(9)
    if (at > 0) text += random.chance(0.15) ? "\n\n" : " "
    text += `${sentence(words.slice(at, end))}.`
    at = end
  }
  return text
}

function sentence(words: string[]): string {
  const text = words.join(" ")
  return text.charAt(0).toUpperCase() + text.slice(1)
}
