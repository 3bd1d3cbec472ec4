/**
 * What people write, as structure: pure, for servers and browsers. `parseMarkdown` gives a small tree that anybody can
 * show in their own way; it holds texts and addresses and never markup, so nothing in it can run.
 *
 * @module
 */
export type { Block, Inline, ListBlock } from "./blocks.js"
export { type Called, findMentions, mentionsIn, type Nameable } from "./mentions.js"
export { maxMarkdownLength, parseMarkdown } from "./parse-markdown.js"
