import { describe, expect, test } from "vitest"
import { locales } from "../kernel/index.js"
import { mailTemplates } from "../ticket/mails/mail-work.js"
import { contentOf, type MailFacts } from "./content.js"
import { renderMail } from "./render-mail.js"

const facts: MailFacts = {
  template: "ticket-reply",
  locale: "nl",
  brand: "FDM Ondersteuning",
  ref: "TK-7F3K9Q",
  ticketSubject: "Perceel staat dubbel",
  recipientName: "Wim de Boer",
  authorName: "Ana Visser",
  body: "Hoi Wim,\n\nHet is hersteld.",
  href: "https://app.fdm.example/support/tic_1",
}

const rendered = (given: Partial<MailFacts> = {}) => {
  const all = { ...facts, ...given }
  return renderMail(all.template, contentOf(all))
}

/** What a reader of the HTML sees, blanks and line ends aside. */
function visible(html: string): string {
  const text = html
    .replace(/^.*<body/s, "<body")
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/<br\/?>/g, "\n")
    .replaceAll(/<[^>]+>/g, " ")
  const entities = { "&#x27;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&" }
  return Object.entries(entities).reduce((shown, [entity, character]) => shown.replaceAll(entity, character), text)
}
const words = (text: string) => text.replaceAll(/[\s>]+/g, " ")

test("nothing that somebody wrote turns what stands around it, in HTML and in plain text", async () => {
  const { html, text } = await rendered({ body: "Zie \u202e\u2067https://evil.example/elpmaxe.knab\u2069 `\u202dx`." })
  for (const said of [html, text]) {
    expect(said).toContain("evil.example/elpmaxe.knab")
    expect(said).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  }
})

describe("subjects", () => {
  test.for([
    ["nl", "ticket-confirmation", "We hebben je bericht ontvangen (TK-7F3K9Q)"],
    ["en", "ticket-confirmation", "We have received your message (TK-7F3K9Q)"],
    ["nl", "ticket-reply", "Antwoord op je vraag: Perceel staat dubbel (TK-7F3K9Q)"],
    ["nl", "note-mention", "Ana Visser noemt je in een notitie: Perceel staat dubbel (TK-7F3K9Q)"],
    ["en", "note-mention", "Ana Visser mentions you in a note: Perceel staat dubbel (TK-7F3K9Q)"],
    ["en", "ticket-reply", "Answer to your question: Perceel staat dubbel (TK-7F3K9Q)"],
  ] as const)("%s %s says %s", ([locale, template, subject]) => {
    expect(contentOf({ ...facts, locale, template }).subject).toBe(subject)
  })

  test("a subject is one line, and the reference stays in it however long the ticket's is", () => {
    const { subject } = contentOf({ ...facts, ticketSubject: `Hoi\r\nBcc: all@fdm.example ${"x".repeat(200)}` })
    expect(subject).toMatch(/^Antwoord op je vraag: Hoi Bcc: all@fdm\.example x+… \(TK-7F3K9Q\)$/)
    expect(subject.length).toBeLessThan(160)
  })
})

describe.for(mailTemplates)("%s", (template) => {
  test.for(locales)("in %s, HTML and plain text say the same", async (locale) => {
    const content = contentOf({ ...facts, template, locale })
    const { html, text } = await rendered({ template, locale })
    const { heading, greeting, intro, message, button, next, footer, brand, ref } = content
    for (const said of [heading, greeting, intro, message.label, message.text, button.label, next, footer, brand, ref])
      for (const body of [visible(html), text]) expect(words(body)).toContain(words(said ?? ""))
    expect(html).toContain(`href="${facts.href}"`)
    expect(text).toContain(facts.href)
    expect(html).toContain(`lang="${locale}"`)
  })

  test("what somebody wrote is text and stays text", async () => {
    const body = `<script>alert("x")</script><img src=x onerror=y>\n{{name}} & 'zo'`
    const { html, text } = await rendered({ template, body, recipientName: "<b>Wim</b>", brand: "<i>FDM</i>" })
    expect(html).not.toMatch(/<script|<img|<b>|<i>/)
    expect(visible(html)).toContain(`<script>alert("x")</script><img src=x onerror=y>\n{{name}} & 'zo'`)
    expect(text).toContain(`<script>alert("x")</script>`)
  })

  test("line breaks and indents are kept", async () => {
    const { html, text } = await rendered({ template, body: "\r\n\r\n  een\r\n    twee\r\rdrie\n\n" })
    expect(html.replaceAll(/<!-- -->/g, "")).toMatch(/> {2}een<br\/> {4}twee<\/p><p[^>]*>drie</)
    expect(text.replaceAll(/^> ?/gm, "")).toContain("  een\n    twee\n\ndrie\n")
  })

  test("a message of 250 kB is shortened, with the way to the rest, and Gmail shows all of the mail", async () => {
    const { html, text } = await rendered({ template, body: '"'.repeat(250_000) })
    const { cutShort } = contentOf({ ...facts, template, body: "x".repeat(250_000) }).message
    expect(cutShort).toBeDefined()
    expect(html).toContain(cutShort)
    expect(text).toContain(cutShort)
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  })

  test("what was written as Markdown is formatted in HTML, and stays as it was written in plain text", async () => {
    const body =
      "# Zo\n\n1. **kies** [de kaart](https://fdm.example/kaart)\n2. ~~of~~ `x<y`\n\n> *eerder*\n\n```\na  b\n```"
    const { html, text } = await rendered({ template, body })
    for (const part of [
      "<strong>Zo</strong>",
      "<strong>kies</strong>",
      "<s>of</s>",
      "<code>x&lt;y</code>",
      "<em>eerder</em>",
    ])
      expect(html).toContain(part)
    expect(html).toMatch(/<ol start="1"[^>]*><li>/)
    expect(html).toMatch(/<a class="link" href="https:\/\/fdm.example\/kaart"[^>]*>de kaart<\/a>/)
    expect(text.replaceAll(/^(> ?)+/gm, "")).toContain(body.replaceAll(/^> ?/gm, ""))
  })

  test.for(["*a* ", "a@b.cd ", "a\n\n", "> - `a`\n", "[a](http://a.b) "])(
    "a message of nothing but %j is no longer than Gmail shows",
    async (part) => {
      const { html } = await rendered({ template, body: part.repeat(10_000 / part.length) })
      expect(html.match(/<(?:li|p|strong|em|s|code|a|blockquote)\b/g)?.length).toBeLessThan(2_100)
      expect(Buffer.byteLength(html)).toBeLessThan(102_000)
    },
  )

  test("an emoji at the cut stays whole, and nothing is said of a cut where there is none", () => {
    const cut = contentOf({ ...facts, template, body: "🐄".repeat(20_000) }).message
    expect(cut.text.isWellFormed()).toBe(true)
    expect(contentOf({ ...facts, template, body: "Kort…" }).message).not.toHaveProperty("cutShort")
  })
})

test("a desk's own accent colours button and links, and no other mail", async () => {
  const { html } = await rendered({ accentColor: "#1d4ed8" })
  expect(html).toContain("background-color:#1d4ed8")
  expect(html).not.toContain("#2f7d32")
  expect((await rendered()).html).toContain("background-color:#2f7d32")
})

test("an agent without a name, a requester without a name: the words still fit", () => {
  expect(contentOf({ ...facts, authorName: "" }).heading).toBe("Antwoord op je vraag")
  expect(contentOf({ ...facts, template: "note-mention", authorName: "" }).heading).toBe(
    "Je wordt genoemd in een interne notitie",
  )
  expect(contentOf({ ...facts, template: "ticket-confirmation", recipientName: "" }).greeting).toBe("Hallo,")
})
