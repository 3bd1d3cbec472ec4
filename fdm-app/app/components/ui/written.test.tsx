import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { describe, expect, test } from "vitest"
import { translationFor } from "../../locales/translation"
import { Written } from "./written"

const shown = (text: string) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={translationFor("nl")}>
      <Written text={text} />
    </I18nextProvider>,
  )
const textOf = (html: string) =>
  html
    .replace(/<summary.*?<\/summary>/s, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")

describe("Written", () => {
  test("markup is text", () => {
    expect(shown("<img src=x onerror=alert(1)>")).toContain("&lt;img src=x")
  })

  test.for([
    ["Zie https://fdm.example/a.", "https://fdm.example/a"],
    ["(https://fdm.example/a)", "https://fdm.example/a"],
    ["http://fdm.example/?a=1&b=2!", "http://fdm.example/?a=1&amp;b=2"],
  ] as const)("%s has a link to %s", ([text, href]) => {
    expect(shown(text)).toContain(`href="${href}"`)
  })

  test.for(["javascript:alert(1)", "data:text/html,x", "mailto:x@fdm.example", "//fdm.example", "https://"])(
    "%s is no link",
    (text) => expect(shown(text)).not.toContain("<a "),
  )

  test.for([
    ["words", "woord ".repeat(2_000)],
    ["lines", "regel\n".repeat(500)],
    ["one endless word", "x".repeat(20_000)],
    ["emoji", "🚜".repeat(8_000)],
  ] as const)("a long text of %s is folded and nothing of it is lost", ([, text]) => {
    const html = shown(text)
    expect(html).toContain("<details>")
    expect(textOf(html)).toBe(text)
    expect(html).not.toContain("\uFFFD")
  })

  test("a text of ordinary length is not folded", () => {
    expect(shown("regel\n".repeat(60))).not.toContain("<details>")
  })
})
