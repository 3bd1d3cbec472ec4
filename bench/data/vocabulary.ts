import { type Random, randomOf } from "./random.js"
import { dutchEndings, dutchFiller, dutchOthers, dutchStems } from "./words-dutch.js"
import { englishBeginnings, englishEndings, englishFiller, englishStems } from "./words-english.js"
import { looksPlanted } from "./words-planted.js"

/** The words of a language, most used first. */
export type Vocabulary = readonly string[]

const onsets = [
  "b",
  "br",
  "d",
  "dr",
  "f",
  "g",
  "gr",
  "h",
  "j",
  "k",
  "kl",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "st",
  "t",
  "v",
  "w",
  "z",
]
const nuclei = ["a", "aa", "e", "ee", "i", "ie", "o", "oe", "oo", "u", "ui", "ij", "ou"]
const codas = ["", "", "k", "l", "m", "n", "r", "s", "t", "nd", "rt"]

const sizes = { nl: 30_000, en: 20_000 }

function vocabulary(commonest: string[], others: string[], size: number): Vocabulary {
  const words = new Set([...commonest, ...others].filter((word) => !looksPlanted(word)))
  const random = randomOf("names", size)
  while (words.size < size) words.add(unheardOf(random))
  return [...words].slice(0, size)
}

function dutchCompounds(): string[] {
  const words = dutchStems.flatMap((first) => dutchStems.map((second) => first + second))
  const inflected = dutchStems.flatMap((stem) => dutchEndings.map((ending) => stem + ending))
  return shuffled([...inflected, ...words.slice(0, 24_000)], randomOf("dutch"))
}

function englishInflections(): string[] {
  const words = englishStems.flatMap((stem) =>
    englishBeginnings.flatMap((beginning) => englishEndings.map((ending) => beginning + stem + ending)),
  )
  return shuffled(words, randomOf("english"))
}

/** What names of villages, makes and products look like: syllables that mean nothing. */
function unheardOf(random: Random): string {
  const syllable = () => random.pick(onsets) + random.pick(nuclei) + random.pick(codas)
  return Array.from({ length: 2 + random.below(2) }, syllable).join("")
}

function shuffled<Item>(items: Item[], random: Random): Item[] {
  const order = items.map((item) => ({ item, at: random.next() }))
  return order.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

/** Words of both languages: filler in front, then what people write about, then ever rarer compounds and inflections. */
export const vocabularies: Record<"nl" | "en", Vocabulary> = {
  nl: vocabulary([...dutchFiller, ...dutchOthers, ...dutchStems], dutchCompounds(), sizes.nl),
  en: vocabulary([...englishFiller, ...englishStems], englishInflections(), sizes.en),
}
