import { describe, expect, test } from "vitest"
import { maxMarkdownLength, maxSigns } from "./formatted-part.js"
import { parseMarkdown } from "./parse-markdown.js"
import { addresses, partsOf, textOf } from "./testing/shown.js"

const plain = (text: string) => ({ type: "plain", text })

describe("what could do harm", () => {
  const attempts = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>1</script>'>",
    "<!-- <x> -->",
    "<![CDATA[x]]>",
    "<style>*{display:none}</style>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\\x6aavascript:alert(1))",
    "[x](%6aavascript:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/admin)",
    "[x](?a=1)",
    "[x](https:)",
    "[x](mailto:)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "ftp://fdm.example/a",
    "//fdm.example",
    "javascript://fdm.example/%0aalert(1)",
    "blob:https://fdm.example/x",
  ]
  test.for(attempts)("%j leads nowhere, and its markup is text", (text) => {
    for (const href of addresses(text)) expect(href).toMatch(/^https?:\/\/fdm\.example\//)
    expect(JSON.stringify(parseMarkdown(text))).not.toMatch(/"href":"(?!https?:\/\/fdm\.example)/)
    expect(textOf(text).replaceAll("\n", "")).toContain(
      text
        .slice(0, 3)
        .replace(/^\[x\].*/s, "x")
        .replace(/^<.*/s, "<"),
    )
  })

  test.for([
    `[x](https://fdm.example/" onclick="alert(1))`,
    `https://fdm.example/"onmouseover="alert(1)`,
    `[x](https://fdm.example/a "title\\" onclick=\\"x")`,
    `<https://fdm.example/"><script>`,
  ])("no quote gets into an address: %s", (text) => {
    for (const href of addresses(text)) expect(href).toMatch(/^https:\/\/fdm\.example\/[^"<>]*$/)
  })

  test("a picture from elsewhere is never fetched: it is text, with its address", () => {
    expect(textOf("![logo](https://spy.example/pixel.png)")).toBe("![logo](https://spy.example/pixel.png)")
  })
})

describe("texts that were made to break parsers", () => {
  const many = (part: string, length = maxMarkdownLength) => part.repeat(Math.floor(length / part.length))
  const nested = Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}- a`).join("\n")
  const quotes = Array.from({ length: 300 }, (_, depth) => `${">".repeat(depth)}a`).join("\n")
  const ticks = Array.from({ length: 300 }, (_, length) => `${"`".repeat(length)}a`).join("")
  const parts = [
    ...["[", "]", "*", "**a ", "a**b", "_a _b", "*a **a ", "~~a ", "`", "> ", ">", "- ", "* a\n", "1. ", "#", "# a\n"],
    ...[
      "[a](",
      "](",
      "![[]()",
      "[ (",
      `[a](b "`,
      "<",
      "<a@",
      "<https://a",
      "&",
      "\\",
      "\\*",
      "http://a.",
      "www.a.",
      "a@b.c",
    ],
    ...["@", "a@", "\n", "\n\n", ">\n", "\t", " ", "x", "😀", "\u0301", "\u202e", "```\n", "~~~\na\n", "a\n\n"],
  ]
  test.for(parts)("a text of nothing but %j is a tree of bounded size, and nothing of it is lost", (part) => {
    for (const length of [maxMarkdownLength - 100, 4 * maxMarkdownLength]) {
      const blocks = parseMarkdown(many(part, length))
      expect(partsOf(blocks)).toBeLessThanOrEqual(2 * maxSigns + 2)
      const lettersOf = (text: string) => text.replaceAll(/[^\p{L}\p{S}]/gu, "").length
      // Signs that were meant as signs are gone, and labels of links that would tell a lie are longer.
      const whole = many(part, length).replaceAll(/[`~<>]/g, "")
      expect(lettersOf(textOf(many(part, length)))).toBeGreaterThanOrEqual(lettersOf(whole))
    }
  })

  test.for([
    ["lists", nested],
    ["quotes", quotes],
    ["quotes in one line", `${"> ".repeat(50)}a`],
  ] as const)("%s that are nested deeper than anybody reads are plain text, nothing of it lost", ([, text]) => {
    expect(parseMarkdown(text)).toEqual([plain(text)])
  })

  test("emphasis is nested eight deep at most, and its text stays", () => {
    const text = `${"*".repeat(1000)}a${"*".repeat(1000)}`
    expect(textOf(text).replaceAll("*", "").trim()).toContain("a")
    expect(JSON.stringify(parseMarkdown(text)).match(/children/g)?.length).toBeLessThanOrEqual(9)
    expect(textOf(ticks).replaceAll(/[^a]/g, "")).toHaveLength(300)
  })

  test("a line that is too long to format is as it was written", () => {
    const text = `# ${"a".repeat(maxMarkdownLength)}`
    expect(parseMarkdown(text)).toEqual([plain(text)])
    const signs = "*a* ".repeat(maxSigns)
    expect(parseMarkdown(`# Kop\n${signs}\nEn **meer**`)).toEqual([
      { type: "heading", level: 1, children: [{ type: "text", text: "Kop" }] },
      plain(`${signs}\nEn **meer**`),
    ])
  })

  test("a long list is formatted as far as its budget goes; the rest stands behind it as it was written", () => {
    const text = "- a\n".repeat(5_000)
    const [list, rest, ...more] = parseMarkdown(text)
    const items = maxSigns / 2
    expect(list).toMatchObject({ type: "list", items: { length: items } })
    expect(rest).toEqual(plain("- a\n".repeat(5_000 - items)))
    expect(more).toEqual([])
  })

  test("a letter as long as people write is formatted to its end", () => {
    const page =
      "> Dag Jan,\n> - een punt van de lijst die je zocht\n\nZie **https://fdm.example/a** voor de rest ervan.\n\n"
    const letter = page.repeat(150)
    expect(letter.length).toBeGreaterThan(15_000)
    expect(JSON.stringify(parseMarkdown(letter))).not.toContain('"plain"')
  })
})
