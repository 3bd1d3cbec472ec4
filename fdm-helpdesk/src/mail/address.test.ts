import { expect, test } from "vitest"
import { mailAddress } from "./address.js"

test.for([
  ["a plain name", "Wim de Boer", "Wim de Boer <wim@boer.example>"],
  ["an apostrophe and accents", "Maatschap 't Hoge Land & Zoë", "Maatschap 't Hoge Land & Zoë <wim@boer.example>"],
  ["a comma", "Boer, Wim de", '"Boer, Wim de" <wim@boer.example>'],
  ["quotes and a backslash", 'Wim "de \\ Boer', '"Wim \\"de \\\\ Boer" <wim@boer.example>'],
  ["an address inside", "wim <baas@fdm.example>", '"wim <baas@fdm.example>" <wim@boer.example>'],
  ["a line break", "Wim\r\nBcc: all@fdm.example", '"Wim Bcc: all@fdm.example" <wim@boer.example>'],
  ["an emoji", "Wim 🚜", '"Wim 🚜" <wim@boer.example>'],
  ["nothing in it", " \n", "wim@boer.example"],
])("a name with %s is written rightly before the address", ([, name = "", expected]) => {
  expect(mailAddress({ name, email: "wim@boer.example" })).toBe(expected)
})

test("a very long name is shortened", () => {
  expect(mailAddress({ name: "W".repeat(300), email: "wim@boer.example" })).toBe(
    `"${"W".repeat(99)}…" <wim@boer.example>`,
  )
})

test.for(["", "wim", "a@b.nl, c@d.nl", "a@b.nl\nBcc: c@d.nl", "<a@b.nl>", "a@b@c.nl", "wim de boer@b.nl"])(
  "%j is not one address, so nothing leaves to it",
  (email) => {
    const details = { reason: "invalid_address" }
    expect(() => mailAddress({ name: "Wim", email })).toThrow(expect.objectContaining({ code: "port_failed", details }))
  },
)
