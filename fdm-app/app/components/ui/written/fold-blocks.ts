import type { Block, Inline } from "fdm-helpdesk/markdown"

/** How much of a text is shown before the rest is asked for. */
export type Budget = { characters: number; lines: number }

/** The beginning of a text and its rest: cut between its parts, or within the part that is too long by itself. */
export function foldBlocks(blocks: readonly Block[], budget: Budget): { head: Block[]; rest: Block[] } {
  const left = { ...budget }
  for (const [at, block] of blocks.entries()) {
    const size = sizeOf(block)
    if (size.characters > left.characters || size.lines > left.lines) {
      const [begin, end] = cut(block, left)
      const isTaken = begin !== undefined
      return {
        head: [...blocks.slice(0, at), ...(isTaken ? [begin] : [])],
        rest: [...(isTaken ? [] : [block]), ...(end ? [end] : []), ...blocks.slice(at + 1)],
      }
    }
    left.characters -= size.characters
    left.lines -= size.lines
  }
  return { head: [...blocks], rest: [] }
}

/** How long a part of a text is. */
export function sizeOf(block: Block): Budget {
  if (block.type === "quote") return sum(block.children.map(sizeOf))
  if (block.type === "list") return sum(block.items.flat().map(sizeOf))
  const text = block.type === "code" || block.type === "plain" ? block.text : block.children.map(textOf).join("")
  return { characters: text.length, lines: text.split("\n").length }
}

function sum(sizes: readonly Budget[]): Budget {
  const total = { characters: 0, lines: 0 }
  for (const { characters, lines } of sizes) {
    total.characters += characters
    total.lines += lines
  }
  return total
}

function textOf(inline: Inline): string {
  if ("children" in inline) return inline.children.map(textOf).join("")
  return inline.type === "break" ? "\n" : inline.text
}

/** Nothing as the beginning where the part is better begun after the fold. */
function cut(block: Block, left: Budget): [Block | undefined, Block | undefined] {
  if (block.type === "list") {
    const { head, rest } = foldItems(block.items, left)
    if (head.length === 0) return [undefined, undefined]
    const start = block.start === null ? null : block.start + head.length
    return [
      { ...block, items: head },
      { ...block, start, items: rest },
    ]
  }
  if (block.type === "quote" || block.type === "heading") return [undefined, undefined]
  if (block.type === "code" || block.type === "plain") {
    const at = cutAt(block.text, left)
    return [
      { ...block, text: block.text.slice(0, at) },
      { ...block, text: block.text.slice(at) },
    ]
  }
  const [head, rest] = cutInlines(block.children, left)
  return [
    { ...block, children: head },
    { ...block, children: rest },
  ]
}

function foldItems(items: readonly Block[][], { characters, lines }: Budget) {
  const left = { characters, lines }
  const end = items.findIndex((item) => {
    const size = sum(item.map(sizeOf))
    left.characters -= size.characters
    left.lines -= size.lines
    return left.characters < 0 || left.lines < 0
  })
  return { head: items.slice(0, end), rest: items.slice(end) }
}

function cutInlines(inlines: readonly Inline[], { characters, lines }: Budget): [Inline[], Inline[]] {
  const left = { characters, lines }
  for (const [at, inline] of inlines.entries()) {
    const text = textOf(inline)
    const breaks = text.split("\n").length - 1
    if (text.length > left.characters || breaks >= left.lines) {
      if (inline.type !== "text") return [inlines.slice(0, at), inlines.slice(at)]
      const end = cutAt(text, left)
      const [head, rest] = [text.slice(0, end), text.slice(end)]
      return [
        [...inlines.slice(0, at), { ...inline, text: head }],
        [{ ...inline, text: rest }, ...inlines.slice(at + 1)],
      ]
    }
    left.characters -= text.length
    left.lines -= breaks
  }
  return [[...inlines], []]
}

/** Where a long text is cut: after a line or a word, so that no emoji falls apart. */
function cutAt(text: string, { characters, lines }: Budget): number {
  const limit = Math.min(nthLineEnd(text, lines) ?? text.length, Math.max(characters, 1))
  const space = Math.max(text.lastIndexOf(" ", limit), text.lastIndexOf("\n", limit))
  if (space > limit / 2) return space
  return limit + (isLowSurrogate(text.charCodeAt(limit)) ? 1 : 0)
}

function nthLineEnd(text: string, count: number): number | undefined {
  let at = -1
  for (let line = 0; line < Math.max(count, 1); line++) {
    at = text.indexOf("\n", at + 1)
    if (at === -1) return undefined
  }
  return at
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
