import type { Block, Inline } from "../blocks.js"
import { parseMarkdown } from "../parse-markdown.js"

function inlinesOf(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block): Inline[] => {
    if (block.type === "list") return block.items.flatMap(inlinesOf)
    if (block.type === "quote") return inlinesOf(block.children)
    return block.type === "code" || block.type === "plain" ? [{ type: "text", text: block.text }] : block.children
  })
}
function withinAll(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline) => [inline, ...("children" in inline ? withinAll(inline.children) : [])])
}
const all = (text: string) => withinAll(inlinesOf(parseMarkdown(text)))
const shown = (inline: Inline) => ("text" in inline ? inline.text : "")
/** What readers see of a text, line breaks included. */
export const textOf = (text: string) =>
  all(text)
    .map((inline) => (inline.type === "break" ? "\n" : shown(inline)))
    .join("")
/** Where its links lead. */
export const addresses = (text: string) => all(text).flatMap((inline) => (inline.type === "link" ? [inline.href] : []))
/** Of how many parts a tree is made. */
export const partsOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => {
    if (block.type === "list") return sum + 1 + partsOf(block.items.flat())
    if (block.type === "quote") return sum + 1 + partsOf(block.children)
    return sum + 1 + ("children" in block ? withinAll(block.children).length : 0)
  }, 0)
