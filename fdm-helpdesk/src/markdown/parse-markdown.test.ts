import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Block, Inline } from "./blocks.js"
import { parseMarkdown } from "./parse-markdown.js"
import { addresses, textOf } from "./testing/shown.js"

const t = (text: string): Inline => ({ type: "text", text })
const br: Inline = { type: "break" }
const p = (...children: (Inline | string)[]): Block => ({
  type: "paragraph",
  children: children.map((child) => (typeof child === "string" ? t(child) : child)),
})
const link = (href: string, text = href): Inline => ({ type: "link", href, children: [t(text)] })

describe("Markdown", () => {
  test("knows paragraphs, headings, lists, quotes, code and what is within a line", () => {
    expect(parseMarkdown("## Stap 1\n\nOpen *Percelen* en **kies** ~~twee~~ `een`.")).toEqual([
      { type: "heading", level: 2, children: [t("Stap 1")] },
      p(
        "Open ",
        { type: "emphasis", children: [t("Percelen")] },
        " en ",
        { type: "strong", children: [t("kies")] },
        " ",
        { type: "strikethrough", children: [t("twee")] },
        " ",
        { type: "code", text: "een" },
        ".",
      ),
    ])
    expect(parseMarkdown("> Gisteren:\n> - gras\n> - mais\n\n```\nif (a < b)\n  c\n```")).toEqual([
      {
        type: "quote",
        children: [
          p("Gisteren:"),
          { type: "list", start: null, mark: "-", isTight: true, items: [[p("gras")], [p("mais")]] },
        ],
      },
      { type: "code", text: "if (a < b)\n  c" },
    ])
  })

  test("a list begins where its writer began, and keeps its signs and its air", () => {
    expect(parseMarkdown("3) gras\n4) mais")).toEqual([
      { type: "list", start: 3, mark: ")", isTight: true, items: [[p("gras")], [p("mais")]] },
    ])
    expect(parseMarkdown("- gras\n\n- mais\n\n  en bieten")).toMatchObject([
      { isTight: false, items: [[p("gras")], [p("mais"), p("en bieten")]] },
    ])
  })

  test("a label leads where it says; one that calls itself another site says where it leads", () => {
    expect(parseMarkdown("[de handleiding](https://fdm.example/a)")).toEqual([
      p(link("https://fdm.example/a", "de handleiding")),
    ])
    for (const label of ["https://bank.example/pay", "www.bank.example", "ana@bank.example", "**bank.example**"])
      expect([label, parseMarkdown(`[${label}](https://evil.example/)`)]).toEqual([
        label,
        [p(link("https://evil.example/"))],
      ])
    expect(parseMarkdown("[www.fdm.example](https://fdm.example/a)")).toEqual([
      p(link("https://fdm.example/a", "www.fdm.example")),
    ])
  })
})

describe("what people type without a thought of Markdown looks as they typed it", () => {
  test.for([
    "2*3*4 = 24 en 2 * 3 * 4 ook",
    "#3 is het perceel, # niet",
    "perceel_12_noord en snake_case",
    "C:\\fdm\\export\\nieuw.csv",
    "prijs < 3 & gewicht > 2 &amp; &copy;",
    "vóór 1 mei; -5 graden; +31 6 12345678",
    "-- \nJan 't Hart\n0612345678",
    "Kop\n=====\nnog iets\n-----",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "regel 1\nregel 2  \n    ingesprongen   kolom\n\tmet tab",
    "      de eerste ingesprongen\nde tweede niet",
    "goed.de volgende ook. klaar.nu",
    "[niet] (een link) [x]: https",
    "~10 ha, ~~ongeveer",
    "a ` b",
    "😀 *",
  ])("%j", (text) => {
    expect(parseMarkdown(text).map(({ type }) => type)).not.toContain("heading")
    expect(textOf(text)).toBe(text)
  })

  test("single line breaks stay, and blank lines part paragraphs", () => {
    expect(parseMarkdown("Dag,\r\n\r\nIk heb een vraag.\r\nOver mest.")).toEqual([
      p("Dag,"),
      p("Ik heb een vraag.", br, "Over mest."),
    ])
  })

  test.for([
    ["Zie https://fdm.example/a.", "https://fdm.example/a"],
    ["(https://fdm.example/a)", "https://fdm.example/a"],
    ["http://fdm.example/?a=1&b=2!", "http://fdm.example/?a=1&b=2"],
    ["www.rvo.nl/mest, dus", "https://www.rvo.nl/mest"],
    ["mail jan@fdm.example.", "mailto:jan@fdm.example"],
    ["<https://fdm.example>", "https://fdm.example"],
    ["**https://fdm.example/a**", "https://fdm.example/a"],
  ] as const)("%s leads to %s", ([text, href]) => {
    expect(addresses(text)).toEqual([href])
  })

  test("no letter is lost, whatever signs stand around it", () => {
    const signs = [
      "a",
      "b",
      " ",
      "\n",
      "*",
      "_",
      "~",
      "`",
      "#",
      ">",
      "-",
      "1.",
      "\\",
      "[",
      "]",
      "<",
      "&",
      "!",
      "|",
      "@",
      "\t",
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 60 }), (parts) => {
        const text = parts.join("").replaceAll(/`{3,}|~{3,}/g, "x")
        expect(textOf(text).replaceAll(/[^abx]/g, "")).toBe(text.replaceAll(/[^abx]/g, ""))
      }),
      { numRuns: 2000 },
    )
  })
})
