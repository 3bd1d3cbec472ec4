import type { Token } from "markdown-it"
import { withoutBidiControls } from "./bidi-controls.js"
import type { Block, ListBlock } from "./blocks.js"
import { formattedLength } from "./formatted-part.js"
import { inlinesOf } from "./inlines.js"
import { maxNesting, newParser } from "./parser.js"

let parser: ReturnType<typeof newParser> | undefined

/**
 * Reads a text as Markdown. Never fails, never takes long and never makes a tree that takes long to show: what stands
 * behind the part that is formatted, and a text that is nested deeper than anybody reads, come back as they were written,
 * in one `plain` block. Whatever is no Markdown stays as it was written, but for what turns the direction of writing.
 */
export function parseMarkdown(text: string): Block[] {
  const written = text.replaceAll(/\r\n?/g, "\n")
  const end = formattedLength(written)
  const formatted = written.slice(0, end)
  parser ??= newParser()
  const tokens = parser.parse(formatted, {})
  // The parser drops what is nested deeper than it looks, and no text may get lost.
  if (tokens.some(({ level }: Token) => level >= maxNesting - 1)) return plain(written)
  return [...blocksOf(tokens, formatted.split("\n")), ...plain(written.slice(end))]
}

function plain(text: string): Block[] {
  return text === "" ? [] : [{ type: "plain", text: withoutBidiControls(text) }]
}

type Quote = Extract<Block, { type: "quote" }>
/** What is open around a token. Items of lists have no type of their own in the tree. */
type Open = Quote | ListBlock | { type: "item"; children: Block[] }

function blocksOf(tokens: readonly Token[], lines: readonly string[]): Block[] {
  const root: Quote = { type: "quote", children: [] }
  const open: Open[] = [root]
  for (const [at, token] of tokens.entries()) {
    if (isContainer(token)) {
      if (token.nesting === 1) openIn(open, containerOf(token))
      else open.pop()
    } else {
      if (token.type === "paragraph_open" && !token.hidden) loosen(open.at(-2))
      const leaf = leafOf(token, tokens[at + 1], indentOf(token, lines))
      if (leaf) addTo(open.at(-1), leaf)
    }
  }
  return root.children
}

function openIn(open: Open[], opened: Open): void {
  addTo(open.at(-1), opened)
  open.push(opened)
}

function addTo(into: Open | undefined, opened: Open | Block): void {
  if (into?.type === "list" && opened.type === "item") into.items.push(opened.children)
  else if (into && into.type !== "list" && opened.type !== "item") into.children.push(opened)
}

/** A paragraph between blank lines makes the list around it one with blank lines between its items. */
function loosen(around: Open | undefined): void {
  if (around?.type === "list") around.isTight = false
}

const containers = /^(blockquote|bullet_list|ordered_list|list_item)_/

function isContainer({ type }: Token): boolean {
  return containers.test(type)
}

function containerOf(token: Token): Open {
  if (token.type === "blockquote_open") return { type: "quote", children: [] }
  if (token.type === "list_item_open") return { type: "item", children: [] }
  const start = token.type === "ordered_list_open" ? Number(token.attrGet("start") ?? 1) : null
  return { type: "list", start, mark: token.markup, isTight: true, items: [] }
}

/** The blanks that somebody began a paragraph with: the parser keeps those of all its other lines. */
function indentOf({ level, map }: Token, lines: readonly string[]): string {
  return (level === 0 && map && /^[ \t]*/.exec(lines[map[0]] ?? "")?.[0]) || ""
}

function leafOf(token: Token, next: Token | undefined, indent: string): Block | undefined {
  const children = () => inlinesOf(next?.children ?? [])
  if (token.type === "paragraph_open") return { type: "paragraph", children: inlinesOf(next?.children ?? [], indent) }
  if (token.type === "heading_open")
    return { type: "heading", level: Number(token.tag.slice(1)) as 1, children: children() }
  return token.type === "fence"
    ? { type: "code", text: withoutBidiControls(token.content.replace(/\n$/, "")) }
    : undefined
}
