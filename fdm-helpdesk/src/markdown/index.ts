/**
 * What people write, as structure: pure, for servers and browsers. `parseMarkdown` gives a small tree that anybody can
 * show in their own way; it holds texts and addresses and never markup, so nothing in it can run.
 *
 * @module
 */

export { withoutBidiControls } from "./bidi-controls.js"
export type { Block, Inline, ListBlock } from "./blocks.js"
export { formatCost, maxMarkdownLength } from "./formatted-part.js"
export { type Called, findMentions, mentionsIn, type Nameable } from "./mentions.js"
export { parseMarkdown } from "./parse-markdown.js"
