import { expect, test } from "vitest"
import { parseMarkdown } from "./parse-markdown.js"

test.for([
  "\u202eZie https://evil.example/elpmaxe.knab",
  "\u2067Zie\u2069 **\u202bhier\u202c** `\u202dx\u202c`",
  "> \u202ea\n\n- \u202db\n\n```\n\u202ec\n```",
  `${"*\u202e".repeat(3_000)}`,
  `${"> ".repeat(200)}\u202ea`,
])("what is shown turns nothing that stands around it: %#", (markdown) => {
  expect(JSON.stringify(parseMarkdown(markdown))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
})
