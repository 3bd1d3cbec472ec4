import { describe, expect, test } from "vitest"
import { addresses, textOf } from "./testing/shown.js"

const shown = (markdown: string) => ({ text: textOf(markdown), hrefs: addresses(markdown) })
const target = "https://evil.example/x"

describe("a label that is a piece of an address says where it leads", () => {
  const link = (label: string) => `[${label}](${target})`
  test.for([
    ["bank", ".example"],
    ["bank.", "example"],
    ["ban", "k.example"],
    ["https://", "bank.example"],
    ["https://", "intranet"],
    ["https:/", "\u200a/intranet"],
    ["bank\u02d1", "example"],
    ["bank.example", "/login"],
    ["bank.example/", "login"],
    ["bank.example/\u200aa", "login"],
    ["bank.example/a,b/", "login"],
    ["bank.example:", "8443"],
    ["bank", "\u200a.example"],
    ["bank", "⸳example"],
    ["bank%2", "Eexample"],
    [`bank${"\u200b".repeat(300)}`, ".example"],
    [`bank.example/${"a".repeat(300)}`, "login"],
    ["ana", "@bank.example"],
  ] as const)("%s|%s", ([first, second]) => {
    expect(shown(`${first}${link(second)}`)).toEqual({ text: first + target, hrefs: [target] })
    expect(shown(`**${first}**${link(second)}`).text).toBe(first + target)
    expect(shown(`${link(first)}${link(second)}`)).toEqual({ text: target + target, hrefs: [target, target] })
  })

  test.for([
    ["bank", ".example"],
    ["bank.", "example"],
    ["https://", "bank.example"],
    ["www.", "bank.example/x"],
    ["bank", "⸳example"],
    ["https://", "localhost"],
  ] as const)("%s, with %s behind it", ([first, second]) => {
    expect(shown(`${link(first)}**${second}**`)).toMatchObject({ text: target + second })
  })

  test("of three pieces, and one in the midst", () => {
    expect(shown(`${link("bank")}${link(".")}${link("example")}`).text).toBe(target.repeat(3))
    expect(shown(`bank${link(".")}example`).text).toBe(`bank${target}example`)
    expect(shown(`${link("https://bank")}${link(".example")}`).text).toBe(target.repeat(2))
  })

  test("in a line whose direction is turned before it", () => {
    expect(shown(`\u202eZie ${link("evil.example/elpmaxe.knab")}`).text).toBe(`Zie ${target}`)
  })

  test.for([
    ["Zie bank.example, of ", "hier", "."],
    ["(bank.example)", "hier", ""],
    ["bank.example,", "hier", ",bank.example"],
    ["Wij zijn de bank. ", "Voorbeeld", ""],
    ["Zie ", "evil.example", "."],
    ["https://", "evil.example", "/x"],
    ["evil.example/", "login", ""],
    ["Zie bank.example: ", "hier", ""],
    ["bank.example/pay ", "hier", ""],
  ] as const)("not so in %s[%s]%s", ([before, label, after]) => {
    expect(shown(`${before}${link(label)}${after}`).text).toBe(before + label + after)
  })

  test("addresses that stand in a row stay as they were written", () => {
    const row = "ana@fdm.example,https://fdm.example/x"
    expect(shown(row)).toMatchObject({ text: row, hrefs: ["mailto:ana@fdm.example", "https://fdm.example/x"] })
  })
})

test.for([
  ["", "a"],
  ["bank", ".example"],
  ["bank.", "example"],
  ["bank.example/", "a"],
  ["\u200b", "."],
] as const)("a line of nothing but %s[%s] is read to its end", ([before, label]) => {
  const part = `${before}[${label}](https://e.be)`
  expect(addresses(part.repeat(390))).toHaveLength(390)
})
