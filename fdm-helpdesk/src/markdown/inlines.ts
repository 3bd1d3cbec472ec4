import type { Token } from "markdown-it"
import { withoutBidiControls } from "./bidi-controls.js"
import type { Inline } from "./blocks.js"
import { makeLabelsHonest } from "./honest-label.js"

/** Emphasis within emphasis within … is shown as deep as this; what is deeper is shown without. */
const maxDepth = 8

const wrapping = { strong: "strong", em: "emphasis", s: "strikethrough" } as const

/** Without recursion: a hundred thousand stars are a hundred thousand open brackets. `indent` stands before them. */
export function inlinesOf(tokens: readonly Token[], indent = ""): Inline[] {
  const root: Inline[] = indent ? [{ type: "text", text: indent }] : []
  const open = [root]
  let tooDeep = 0
  for (const token of tokens) {
    const into = open.at(-1) ?? root
    if (token.nesting === 0) add(into, token)
    else if (token.nesting === 1 && open.length > maxDepth) tooDeep++
    else if (token.nesting === 1) open.push(opened(into, token))
    else if (tooDeep > 0) tooDeep--
    else open.pop()
  }
  makeLabelsHonest(root)
  straighten(root)
  return root
}

/** After the labels were looked at, because a control that turns one makes it look like another address. */
function straighten(inlines: readonly Inline[]): void {
  for (const inline of inlines) {
    if ("children" in inline) straighten(inline.children)
    else if ("text" in inline) inline.text = withoutBidiControls(inline.text)
  }
}

function opened(into: Inline[], token: Token): Inline[] {
  const children: Inline[] = []
  if (token.type === "link_open") into.push({ type: "link", href: String(token.attrGet("href") ?? ""), children })
  else into.push({ type: wrapping[token.tag as keyof typeof wrapping], children })
  return children
}

function add(into: Inline[], { type, content }: Token): void {
  const last = into.at(-1)
  if (type === "hardbreak") into.push({ type: "break" })
  else if (type === "code_inline") into.push({ type: "code", text: content })
  else if (last?.type === "text") last.text += content
  else if (content) into.push({ type: "text", text: content })
}
