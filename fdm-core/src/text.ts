/**
 * What may stand in a line that people read, such as a name, for packages that keep lines of their own.
 *
 * @module
 */
export { mailboxOf } from "./mailbox.js"

/**
 * Signs that show nothing or turn the direction of writing: soft hyphens, zero widths, overrides, selectors, tags, fillers. Code
 * points without a character (`Cn`; some are set aside for emoji to come, which `bare` leaves), for private use (`Co`) and halves
 * of a pair (`Cs`). At last, one by one, those that no property names: blanks and fillers of Braille, music, hieroglyphs and
 * Khitan, and the replacement for an object.
 */
const unseen = /[\p{Cf}\p{DI}\p{Cn}\p{Co}\p{Cs}\u2800\ufffc\u{13440}-\u{13442}\u{13447}-\u{13455}\u{16fe4}\u{1d159}]/gu
const isEmoji = /\p{Extended_Pictographic}/u

/**
 * The most marks at one letter. A script's own: as many as Burmese writes, which has the most. Those of no script
 * (`Zinh`), such as accents: an Arabic or a Vietnamese letter has two or three. More are piled up to write over the lines beside.
 */
const [mostMarks, mostAccents] = [8, 4]

/**
 * Where such a sign is how something is written, and stays: what makes an emoji of a sign or joins two of them, and the
 * joiners within words of Persian and of the languages of India.
 */
const written =
  /(\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d(?=\p{Extended_Pictographic}))?|[0-9#*]\ufe0f\u20e3|(?!\p{Cf})\p{scx=Arab}\u200c(?=\p{scx=Arab})|[\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}][\u200c\u200d](?=[\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}]))/u

/**
 * A text without any sign that nobody sees, also where emoji and names need one: what to look at, to tell what a reader
 * sees. The one list of such signs. What is kept or shown goes through `withoutUnseen`.
 */
export function bare(text: string): string {
  return text.replace(unseen, (sign) => (isEmoji.test(sign) ? sign : ""))
}

/**
 * A text without the signs that nobody sees: two names that look the same are the same, and none turns what stands beside
 * it. Names of all scripts and emoji stay as they are written.
 */
export function withoutUnseen(text: string): string {
  const pieces = text.split(written)
  return withoutPiles(pieces.map((piece, at) => (at % 2 === 0 ? bare(piece) : piece)).join(""))
}

/** Marks beyond that are left out, because nobody tells letters apart by them. */
function withoutPiles(text: string): string {
  return text.replace(/\p{M}+/gu, (run) => {
    let accents = 0
    const kept = [...run].filter((mark) => !/\p{sc=Zinh}/u.test(mark) || ++accents <= mostAccents)
    return kept.slice(0, mostMarks).join("")
  })
}

/** Text with single blanks for white space of any width and control characters, and none at its ends: how a name is kept. */
export function singleSpaced(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim()
}

/**
 * Whether a text is one line that Postgres can hold and of which everything shows: no line breaks or other controls, no half
 * characters, no unseen signs, and not only blanks. What names of people and farms have to be.
 */
export function isLineToRead(text: string): boolean {
  const isLine = text.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(text)
  return isLine && withoutUnseen(text) === text && /\S/.test(text)
}
