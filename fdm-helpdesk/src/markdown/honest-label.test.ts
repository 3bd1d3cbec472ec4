import { describe, expect, test } from "vitest"
import { parseMarkdown } from "./parse-markdown.js"

/** The words of a paragraph, and where its links lead. */
function shown(markdown: string): { text: string; hrefs: string[] } {
  const hrefs: string[] = []
  const textOf = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(textOf).join("")
    const { href, text = "", children = [] } = node as { href?: string; text?: string; children?: unknown[] }
    if (href !== undefined) hrefs.push(href)
    return text + textOf(children)
  }
  return { text: textOf(parseMarkdown(markdown)), hrefs }
}

const target = "https://evil.example/x"

describe("a link that names another address says where it leads", () => {
  test.for([
    "bank.example",
    "BANK.Example",
    "www.bank.example",
    "https://bank.example/pay",
    "https:/bank.example",
    "https:bank.example",
    "https:\\\\bank.example",
    "//bank.example",
    "bank.example:8080",
    "bank.example login",
    "Log in op bank.example om te betalen",
    "(bank.example)",
    "“bank.example”",
    "login:bank.example",
    "ga/naar/bank.example",
    "evil.example→bank.example",
    "evil.example, bank.example",
    "bank.example.",
    "bank .example",
    "bank\u200b.example",
    "ba\u00adnk.exa\u2060mple",
    "bank.\u202eexample",
    "\u202eelpmaxe.knab",
    "ba\ufe0fnk.example",
    "ba\u034fnk.example",
    "ba\u{e0061}nk.example",
    "bank\u3164.example",
    "bank․example",
    "bank。example",
    "bank｡example",
    "bank．example",
    "bank·example",
    "bank‧example",
    "bank۔example",
    "ｂａｎｋ．ｅｘａｍｐｌｅ",
    "𝐛𝐚𝐧𝐤.𝐞𝐱𝐚𝐦𝐩𝐥𝐞",
    "ⓑⓐⓝⓚ.ⓔⓧⓐⓜⓟⓛⓔ",
    "🅱ank.example",
    "bank.🅴xample",
    "bаnk.example",
    "bank.ехаmple",
    "b\u0332ank.example",
    "bank%2Eexample",
    "bank.ex%61mple",
    "**bank**.`example`",
    "ana@bank.example",
    "mailto:ana@bank.example",
    "bank.example@evil.example",
    "https://bank.example@evil.example",
    "evil.example@bank.example",
    "192.0.2.7",
    "пример.рф",
    "银行.例子",
    "xn--bnk-5cd.example",
    "http://evil.example",
    "evil.example:8443",
    "bank.xn--p1ai",
    ...[
      "\u200a",
      "\u2009",
      "\u2006",
      "\u202f",
      "\u00a0",
      "\u2002",
      "\u2003",
      "\u2007",
      "\u2008",
      "\u205f",
      "\u3000",
    ].flatMap((blank) => [`bank.${blank}example`, `bank${blank}.example`, `bank${blank}.${blank}example`]),
    "bank . example",
    "bank .  example",
    "bank. \u200aexample",
    "bank\u200a·\u200aexample",
    "bank\u1680.\u1680example",
    "bank.\u200b\u2009\u200bexample",
    "Log in op bank.\u2009example om te betalen",
    ...[..."\ua78f\u1427\u2e33\u2e3c\u16eb\u02d9\u2e31\u{1d16d}\ua60e\ua6f3\u0323\u066b"].map(
      (dot) => `bank${dot}example`,
    ),
    ...[
      ..."\u18df\u0307\u0358\u02da\u2e30\u1361\u0f0b\u104a\u{10101}\u25cf\u25aa\u26ab\u2218\u05c3\u0964\u166e\u203b",
    ].map((dot) => `bank${dot}example`),
    "bank\u2009⸳\u2009example",
    "bank⠂example",
    "bank⬤example",
    "bank⸳⸳example",
    "банк⸳пример",
    ...["\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069"].map(
      (turn) => `evil.example/${turn}elpmaxe.knab`,
    ),
    "\u2067evil.example\u200f/\u200fbank.example\u2069",
    "\u202bevil.example\u200f/\u200fbank.example\u202c",
    "\u202bhier",
    "https://intranet/login",
    "https://localhost",
    "https://LOCALHOST:3000",
    "https:/localhost",
    "https:////////////////localhost",
    "https:\\\\localhost",
    "https:∕∕localhost",
    "https∶//localhost",
    "(https://localhost)",
    "login:https://localhost",
    "ftp://localhost",
    "https://evil.example@localhost",
    "https://localhost@evil.example",
    "mailto:ana@localhost",
    "https://[2001:db8::1]/login".replace(/[[\]]/g, "\\$&"),
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.1",
    "https:/\u200a/intranet",
    "https:\u2009/\u2009/\u2009intranet",
    "https\u200a://intranet",
    "https: //intranet",
    "https://\u200aintranet.example",
    "https://\u200aintranet",
    ...[..."\u2571\u30ce\u29f5"].map((slash) => `https:${slash}${slash}localhost`),
    "https\u205a//localhost",
    "bank.\u200aexample\u200a:\u200a8443",
    ...[
      ..."\u02d1\u05c5\u0640\ua788\u02f7\u1df8\u1dfa\u0f35\u0e4d\u093c\ufbb2\u2981\u25fe\u25e6\u2b1d\u{1f784}\u{10782}",
    ].map((dot) => `bank${dot}example`),
    "bank\u{1d159}.\ufdd0example",
    "https://bank.doc/x",
    "https://bank.js",
    "https://bank.pdf",
    "https://b",
  ])("%s", (label) => {
    expect(shown(`[${label}](${target})`)).toEqual({ text: target, hrefs: [target] })
  })

  test("of another port than it says", () => {
    expect(shown("[bank.example](https://bank.example:8443/)").text).toBe("https://bank.example:8443/")
  })

  test.for([
    ["ana@bank.example", "mailto:eve@bank.example"],
    ["ana@bank.example", "mailto:ana@evil.example"],
    ["ana@bank.example", "mailto:ana@bank.example,eve@evil.example"],
    ["ana@bank.example", "mailto:ana@bank.example?cc=eve@evil.example"],
    ["ana@bank.example", "mailto:ana@bank.example?BCC=eve%40evil.example"],
    ["bank.example", "mailto:ana@bank.example"],
    ["ana@bank.example", "mailto:%FF@bank.example"],
  ])("of a mailbox: %s leads to %s", ([label, href]) => {
    expect(shown(`[${label}](${href})`).text).toBe(href)
  })

  test.for([
    "https://bаnk.example/",
    "https://bɑnk.example/",
    "https://аррӏе.example/",
    "https://bank.exampleノpay.evil.example/",
    "https://ραγ.example/",
  ])("%s, in letters that look like others, says its name in plain ones", (address) => {
    const { text, hrefs } = shown(address)
    expect(hrefs[0]).toContain("xn--")
    expect(text).toBe(hrefs[0])
  })
})

describe("a link keeps what it says", () => {
  test.for([
    ["de handleiding", target],
    ["Klik hier!", target],
    ["handleiding.pdf", target],
    ["percelen-2026.geojson (3 MB)", target],
    ["evil.example", target],
    ["EVIL.example", target],
    ["www.evil.example/anders", target],
    ["Zie evil.example.", target],
    ["https://evil.example/bank.example/login.html", target],
    ["https://evil.example:443/x", target],
    ["bücher.example", "https://bücher.example/"],
    ["пример.рф", "https://пример.рф/"],
    ["例え.jp", "https://例え.jp/"],
    ["jan.jansen@boer.example", "mailto:jan.jansen@boer.example"],
    ["Jan.Jansen@boer.example", "mailto:jan.jansen@boer.example?subject=Vraag"],
    ["mail ons", "mailto:jan.jansen@boer.example"],
    ["info@evil.example", target],
    ["versie 2.0", target],
    ["'s-Hertogenbosch e.o.", target],
    ["Zie ook. Voorbeeld", target],
    ["Een zin . . . en nog een", target],
    ["Wacht ... Hier", target],
    ["foto´s en foto’s", target],
    ["Home · Contact", target],
    ["ja/nee, in&uit, e–f, “g”h", target],
    ["Top👍bedankt", target],
    ["20°Celsius, 4×4, art. 3§2", target],
    ["Home│Contact", target],
    ["iPhoneとiPad、Mac", target],
    ["Việt Nam", target],
    ["i̇stanbul", target],
    ["צה״ל", target],
    ["مرحبا، هنا", target],
    ["https://", target],
    ["https://evil.example", target],
    ["http://localhost:3000/x", "http://localhost:3000/"],
    ["evil⸳example", target],
    ["Zie\u00a0: hier", target],
    ["Let op: / of http: niet", target],
    ["Hawaiʻi, l’a, k\u02bca", target],
    ["データーData", target],
    ["École, naïve, coo\u0308peratie", target],
    ["https:\u200a//evil.example", target],
  ])("%s", ([label, href]) => {
    expect(shown(`[${label}](${href})`).text).toBe(label)
  })

  test("that was written as an address only", () => {
    for (const address of ["https://fdm.example/docs/nieuw.nl?x=a.be", "www.fdm.example", "hulp@fdm.example"])
      expect(shown(address)).toMatchObject({ text: address, hrefs: [expect.stringContaining("fdm.example")] })
  })
})

test.for([
  "https://bank.example@evil.example/",
  "https://bank.example:x@evil.example",
  "https://evil.example\\@bank.example",
])("an address with a name before its site, %s, is no link", (address) => {
  expect(shown(`[bank.example](${address}) <${address}> ${address}`).hrefs.join()).not.toMatch(/@|%40/)
})

test.for([
  "a.",
  "a.1.",
  "a@",
  "@a.bc",
  "bank.example ",
  "bank.example/",
  ".",
  "%2e",
  "·",
  "\u0301\u0323",
  "\u200b",
  "a:",
  "😀.",
])("a label of nothing but %j is read to its end", (part) => {
  expect(shown(`[${part.repeat(48_000 / part.length)}](https://evil.example/)`).text.length).toBeGreaterThan(0)
})
