import type { Random } from "../bench/data/random.js"

/**
 * Texts that were made to be hard. Parsers fail on what repeats: a piece of their own syntax many times over, openings without
 * ends, two pieces by turns, a start that almost matches. So inputs are put together from pieces, the parser's own and those
 * that trouble every parser, in a few shapes, as long as the product takes them.
 */
export const anyPieces: readonly string[] = [
  ...[
    "a",
    "A",
    "0",
    " ",
    "\t",
    "\n",
    "\r\n",
    ".",
    ",",
    ":",
    ";",
    "-",
    "_",
    "/",
    "\\",
    "'",
    '"',
    "`",
    "(",
    ")",
    "[",
    "]",
  ],
  ...["{", "}", "<", ">", "&", "=", "%", "+", "*", "#", "@", "!", "?", "|", "~", "^", "$"],
  ...[
    "\0",
    "\u0001",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\ufffe",
  ],
  ...[
    "é",
    "e\u0301",
    "\u0301",
    "ß",
    "İ",
    "ﬁ",
    "𝒂",
    "中",
    "ا",
    "क्",
    "🚜",
    "👩‍🌾",
    "🇳🇱",
    "\ud800",
    "\udc00",
    "\u{e0041}",
  ],
  ...[
    "a ",
    "a,",
    "a.",
    "1.",
    "1e9",
    "-1",
    "null",
    "true",
    "__proto__",
    "constructor",
    "{{",
    "}}",
    "%00",
    "%zz",
    "&#0;",
  ],
]

type Shape = (random: Random, piece: () => string, length: number) => string

const shapes: readonly Shape[] = [
  (_random, piece, length) => repeated(piece(), length),
  (_random, piece, length) => repeated(piece() + piece(), length),
  (random, piece, length) => repeated(Array.from({ length: 1 + random.below(6) }, piece).join(""), length),
  (_random, piece, length) => cut(piece() + repeated(piece(), length) + piece(), length),
  (_random, piece, length) =>
    cut(`${piece()} ${repeated(piece(), length / 2)}${repeated(piece(), length / 2)}`, length),
  (_random, piece, length) => repeated(piece(), length / 2) + repeated(piece(), length / 2),
  (random, piece, length) => {
    const lines = Array.from({ length: 1 + random.below(400) }, (_, depth) => piece().repeat(depth % 60) + piece())
    return cut(lines.join("\n"), length)
  },
  (_random, piece, length) => soup(piece, length),
]

function repeated(piece: string, length: number): string {
  return cut(piece.repeat(Math.ceil(length / Math.max(1, piece.length))), length)
}

const cut = (text: string, length: number) => text.slice(0, Math.max(0, Math.floor(length)))

/** No more than some thousands of pieces, so that making an input takes no longer than reading it. */
function soup(piece: () => string, length: number): string {
  let text = ""
  for (let count = 0; count < 4000 && text.length < length; count++) text += piece()
  return cut(text, length)
}

/** A text of at most `maxLength` UTF-16 units. Half of them are as long as can be: what is slow is slow when it is long. */
export function hardText(random: Random, own: readonly string[], maxLength: number): string {
  const length = random.chance(0.5) ? maxLength : Math.ceil(random.next() ** 3 * maxLength)
  const piece = () => random.pick(own.length > 0 && random.chance(0.7) ? own : anyPieces)
  return random.pick(shapes)(random, piece, length)
}
