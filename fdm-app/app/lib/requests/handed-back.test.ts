import { expect, test } from "vitest"
import { mayHandBack, shortValues } from "./handed-back"

/** As a browser's form sends it. */
const sent = (body: string) => new URLSearchParams({ body: body.replaceAll("\n", "\r\n") }).toString().length

test.for([
  [
    "prose",
    "Beste mensen, sinds gisteren 'doet' de kaart het niet meer.\nWat nu? \"Fout 7\", zegt hij.\n".repeat(2_500),
  ],
  ["another alphabet", "Карта больше не работает. ".repeat(9_000)],
  ["HTML", '<p class="a">R&amp;D</p>\n'.repeat(10_000)],
  ["a log of JSON", '{"at":"2026-11-21T14:00:00Z","level":"error"}\n'.repeat(5_000)],
] as const)("what people write is handed back whole: %s", ([, body]) => {
  expect(mayHandBack({ body, formKey: "x" }, sent(body))).toBe(true)
})

test("nobody gets more back than they sent and a page", () => {
  for (const sign of ['"', "'", "&", "<", ">"]) {
    const body = sign.repeat(100_000)
    expect(mayHandBack({ body }, body.length), sign).toBe(false)
    expect(mayHandBack({ [body]: "" }, body.length), sign).toBe(false)
  }
  expect(mayHandBack({ body: "a".repeat(100_000) }, 0)).toBe(false)
})

test("a short field gets no book back", () => {
  const values = shortValues({ email: "a".repeat(50_000), to: "/support" })
  expect([values.email.length, values.to]).toEqual([500, "/support"])
})
