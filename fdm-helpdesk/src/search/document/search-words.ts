import { normalized } from "../../kernel/normalized.js"

/**
 * What counts as a word, for documents and for what is searched in them alike. It is decided here and not by the
 * database, whose parser and lower case hang on the locale that it was made with: so a Ukrainian name is found on any.
 * Scripts that put no blanks between words (Chinese, Japanese, Korean, Thai …) are taken sign by sign, and a run of them
 * is searched as a phrase, so that 請求書 is found wherever it stands.
 */
export type Word = {
  /** In lower case, without accents: what is compared. */
  folded: string
  /** Where it stands, in UTF-16 units. */
  start: number
  end: number
  /** Of a script without blanks. */
  isSign: boolean
}

const aSign = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u
const aWord =
  /([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}\p{M}])+/gu

/** Longer words are numbers of something, or no words; they are found by how they begin. */
const maxLength = 60

/** Words as two people type them differently: without case, accents and the many widths of one letter. */
export function fold(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which is most of what is written here
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase().slice(0, maxLength)
  const bare = normalized(text.toLowerCase(), "NFKD").replace(/[\u0300-\u036f]/g, "")
  return normalized(bare, "NFKC").slice(0, maxLength).toWellFormed()
}

export function* wordsIn(text: string): Generator<Word> {
  for (const match of text.matchAll(aWord)) {
    const folded = fold(match[0])
    if (folded === "") continue
    yield { folded, start: match.index, end: match.index + match[0].length, isSign: match[1] !== undefined }
  }
}

/** Before the words of who asked, which documents hold a second time to be looked for there alone. No word begins so. */
export const personMark = "@"
/** Before the month of a document (`#2026-03`), by which the index gives the newest first; see `search_documents`. */
export const monthMark = "#"

/** An address of any kind, or a reference: nobody means one of these by a misspelling. */
const address = /[@/\\]|\bTK-/i

/** The words of a text that somebody may have meant who typed something like them: no numbers, no addresses. */
export function* meantWordsIn(text: string): Generator<string> {
  for (const piece of text.split(/\s+/))
    if (!address.test(piece)) for (const { folded } of wordsIn(piece)) if (isMeantWord(folded)) yield folded
}

const letters = /^[\p{L}\p{M}]{3,30}$/u

/** Whether a word is one that can be misspelled. */
export const isMeantWord = (word: string): boolean => letters.test(word) && !aSign.test(word)
