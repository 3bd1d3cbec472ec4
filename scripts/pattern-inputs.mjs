import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp"

/** @typedef {import("@eslint-community/regexpp").AST.Node} Node */
/** @typedef {{ source: string, flags: string }} Pattern */

const length = 100_000
/** Of what a class takes, some of these stand for all: letters of several alphabets and cases, digits, blanks, signs, marks. */
const pool = [..."aAzéс漢𝐚0٣ \t\n\u00a0-_.,:;!?/\\|@#$%&*+=~^'\"`<>()[]{}\u0301\u200b\u202e\u0000😀"]

/**
 * Texts that are hard on a pattern: nothing but one sign of its alphabet, its beginnings over and over, and each of its
 * repetitions drawn out, with the end that it hopes for and with another.
 *
 * @param {Pattern} pattern
 * @returns {string[]} of 100,000 characters or a few more
 */
export function inputsOf({ source, flags }) {
  const mode = { unicode: flags.includes("u"), unicodeSets: flags.includes("v") }
  const tree = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, mode)
  const reader = readerOf(flags)
  const begins = tree.alternatives.flatMap((way) => reader.beginningsOf(way, ""))
  const texts = [
    ...reader.alphabetOf(tree).map((sign) => drawnOut(sign)),
    ...begins.flatMap(({ before, part }) => [drawnOut(before + part), before + drawnOut(part)]),
  ]
  return [...new Set(texts)].flatMap((text) => [text, `${text}\u0001`])
}

const drawnOut = (/** @type {string} */ part) => part.repeat(part === "" ? 0 : Math.ceil(length / part.length))

/** @param {string} flags */
function readerOf(flags) {
  /** @type {Map<string, string[]>} */
  const known = new Map()

  /** Signs that a class takes; up to three, the first of them for samples. @param {string} raw @returns {string[]} */
  function signsOf(raw) {
    const one = new RegExp(`^${raw}$`, flags.replace(/[gy]/g, ""))
    const signs = known.get(raw) ?? pool.filter((sign) => one.test(sign)).slice(0, 3)
    known.set(raw, signs)
    return signs
  }

  /** The shortest text or so that a part takes. @param {Node} node @returns {string} */
  function sampleOf(node) {
    if (node.type === "Alternative") return node.elements.map(sampleOf).join("")
    if (node.type === "Group" || node.type === "CapturingGroup") return node.alternatives.map(sampleOf)[0] ?? ""
    if (node.type === "Quantifier") return sampleOf(node.element).repeat(Math.max(1, Math.min(node.min, 100)))
    if (node.type === "Character") return String.fromCodePoint(node.value)
    return isClass(node) ? (signsOf(node.raw)[0] ?? "") : ""
  }

  /** @param {Node} tree @returns {string[]} */
  function alphabetOf(tree) {
    /** @type {string[]} */
    const signs = []
    const addAll = (/** @type {Node} */ node) => void signs.push(...signsOf(node.raw))
    visitRegExpAST(tree, {
      onCharacterEnter: ({ value }) => void signs.push(String.fromCodePoint(value)),
      onCharacterSetEnter: addAll,
      onCharacterClassEnter: addAll,
    })
    return signs
  }

  /** Every part, with what stands before it when a text gets there. @param {Node} node @param {string} before @returns {{ before: string, part: string }[]} */
  function beginningsOf(node, before) {
    if (node.type === "Quantifier") return beginningsOf(node.element, before)
    if (node.type === "Group" || node.type === "CapturingGroup")
      return node.alternatives.flatMap((way) => beginningsOf(way, before))
    if (node.type !== "Alternative") return []
    const found = []
    let so = before
    for (const element of node.elements) {
      if (element.type === "Quantifier") found.push({ before: so, part: sampleOf(element.element) })
      found.push(...beginningsOf(element, so))
      so += sampleOf(element)
    }
    return [...found, { before: so, part: "" }]
  }

  return { alphabetOf, beginningsOf }
}

const isClass = (/** @type {Node} */ { type }) =>
  type === "CharacterClass" || type === "CharacterSet" || type === "ExpressionCharacterClass"
