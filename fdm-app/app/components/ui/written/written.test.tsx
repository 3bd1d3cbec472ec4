import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { describe, expect, test } from "vitest"
import { translationFor } from "~/locales/translation"
import { Written } from "./written"

const shown = (text: string, people?: { name: string }[]) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={translationFor("nl")}>
      <Written text={text} people={people} />
    </I18nextProvider>,
  )
const textOf = (html: string) =>
  html
    .replace(/<summary.*?<\/summary>/s, "")
    .replaceAll("<br/>", "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")

describe("Written", () => {
  test.for([
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>1</script>)",
    `[x](https://fdm.example/"onmouseover="alert(1))`,
    "![x](https://spy.example/x.png)",
    "<svg onload=alert(1)>",
    "```\n</code><script>alert(1)</script>\n```",
    "`<b onclick=alert(1)>`",
    "> <iframe src=//spy.example>",
  ])("%s is text: no element, no attribute, no request", (text) => {
    const html = shown(text)
    expect(html).not.toMatch(/<(?!\/?(?:div|p|a|code|pre|blockquote|br)\b)/)
    expect(html).not.toMatch(/<[^>]*(?:\son\w+=|javascript:|data:|src=)/)
  })

  test.for([
    ["Zie https://fdm.example/a.", "https://fdm.example/a"],
    ["(https://fdm.example/a)", "https://fdm.example/a"],
    ["http://fdm.example/?a=1&b=2!", "http://fdm.example/?a=1&amp;b=2"],
    ["[hier](https://fdm.example/a)", "https://fdm.example/a"],
    ["mail x@fdm.example", "mailto:x@fdm.example"],
  ] as const)("%s has a link to %s, which tells the other site nothing", ([text, href]) => {
    expect(shown(text)).toContain(`href="${href}"`)
    expect(shown(text)).toContain(`rel="noopener noreferrer nofollow ugc"`)
  })

  test.for(["javascript:alert(1)", "data:text/html,x", "//fdm.example", "https://"])("%s is no link", (text) =>
    expect(shown(text)).not.toContain("<a "),
  )

  test("Markdown is formatted, and what was typed without it keeps its lines", () => {
    expect(shown("**Let op**\nregel 2\n\n- gras\n- mais")).toBe(
      '<div class="written"><p><strong>Let op</strong><br/>regel 2</p><ul><li>gras</li><li>mais</li></ul></div>',
    )
    expect(shown("3) drie")).toContain('<ol start="3" class="[list-style:paren]">')
  })

  test("a long quote folds, a short one doesn't", () => {
    expect(shown("> kort\n> twee\n\nJa")).not.toContain("<details>")
    expect(shown(`${"> regel\n".repeat(8)}\nJa`)).toContain("<details>")
  })

  test("a note marks whom it calls, and leaves everything else alone", () => {
    const html = shown("@Ana kijk, @Piet ook. ana@fdm.example `@Ana`", [{ name: "Ana Visser" }])
    expect(html.match(/<span[^>]*>@Ana<\/span>/g)).toHaveLength(1)
    expect(textOf(html)).toBe("@Ana kijk, @Piet ook. ana@fdm.example @Ana")
  })

  test.for([
    ["words", "woord ".repeat(2_000)],
    ["lines", "regel\n".repeat(500)],
    ["one endless word", "x".repeat(20_000)],
    ["emoji", "🚜".repeat(8_000)],
    ["a log", `\`\`\`\n${"fout 12\n".repeat(900)}\`\`\``],
    ["more than is formatted", "woord ".repeat(20_000)],
  ] as const)(
    "a long text of %s is folded, nothing of it is lost, and it folds again from where it opened",
    ([, text]) => {
      const html = shown(text)
      expect(html).toContain("<details ")
      expect(html).toMatch(/<summary class="[^"]*sticky[^"]*">.*Bericht inklappen<\/span><\/summary>/s)
      expect(textOf(html).trim()).toBe(text.replaceAll("```", "").trim())
      expect(html).not.toContain("\uFFFD")
    },
  )

  test("long lists and long runs of paragraphs fold between their parts, and go on counting", () => {
    const paragraphs = Array.from({ length: 200 }, (_, n) => `alinea ${n}`)
    expect(textOf(shown(paragraphs.join("\n\n")))).toBe(paragraphs.join(""))
    const html = shown(Array.from({ length: 200 }, (_, n) => `${n + 1}. punt`).join("\n"))
    expect(html).toContain('<ol start="1">')
    expect(html).toContain('<ol start="81">')
    expect(html.match(/<li>/g)).toHaveLength(200)
  })

  test("a text of ordinary length is not folded", () => {
    expect(shown("regel\n".repeat(60))).not.toContain("<details")
  })

  test("quotes in a quote that folds fold with it, and not each by itself", () => {
    const html = shown(`${"> ".repeat(17)}een\ntwee\ndrie\nvier\nvijf`)
    expect(html.match(/<blockquote>/g)).toHaveLength(17)
    expect(html.match(/<details>/g)).toHaveLength(1)
    expect(html.match(/^<div class="written"><details>/)).not.toBeNull()
  })
})
