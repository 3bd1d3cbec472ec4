import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { piecesOf, renderSavedReply, savedReplyVariables, unknownVariables } from "./saved-reply-text.js"

const values = { customer_name: "Jan 't Hart", agent_name: "Ana Visser", ticket_ref: "TK-2B4D6F", farm_name: "" }

const braces = fc.string({ unit: fc.constantFrom("{", "}", "|", " ", "a", "farm_name", "agent_name") })
const word = fc.string({ unit: "binary" })
const someValues = fc.record({ customer_name: word, agent_name: word, ticket_ref: word, farm_name: word })
/** A variable or a text without braces, as written and as rendered. */
const plain = word.map((text) => text.replaceAll(/[{}]/g, ""))
const part = fc.oneof(
  plain.map((text) => ({ source: text, name: undefined, fallback: text })),
  fc
    .tuple(fc.constantFrom(...savedReplyVariables), plain)
    .map(([name, fallback]) => ({ source: `{{${name}|${fallback}}}`, name, fallback: fallback.trim() })),
)

describe("a saved reply's text", () => {
  test.for<[string, string]>([
    ["Dag {{customer_name}},", "Dag Jan 't Hart,"],
    ["{{ customer_name }} ({{ticket_ref}})", "Jan 't Hart (TK-2B4D6F)"],
    ["Over {{farm_name|je bedrijf}}.", "Over je bedrijf."],
    ["Over {{farm_name}}.", "Over ."],
    ["Over {{farm_name|een|twee}}.", "Over een|twee."],
    ["{{agent_name|het team}}", "Ana Visser"],
    ["{{constructor}} {{__proto__|x}}", "{{constructor}} {{__proto__|x}}"],
    ["{{Customer_Name}}", "{{Customer_Name}}"],
    ["{{ {{agent_name}} }}", "{{ Ana Visser }}"],
    ['{"a":{"b":1}}', '{"a":{"b":1}}'],
    ["{{agent_name", "{{agent_name"],
    ["", ""],
  ])("%s", ([text, expected]) => {
    expect(renderSavedReply(text, values)).toBe(expected)
  })

  test("without variables is shown as it is", () => {
    fc.assert(
      fc.property(fc.oneof(word, braces), someValues, (text, given) => {
        fc.pre(piecesOf(text).every(({ variable }) => variable === undefined))
        expect(renderSavedReply(text, given)).toBe(text)
      }),
    )
  })

  test("has the values in it as text, whatever they hold, and all else as written", () => {
    fc.assert(
      fc.property(fc.array(part), someValues, (parts, given) => {
        const expected = parts.map(({ name, fallback }) => (name ? given[name].trim() || fallback : fallback)).join("")
        expect(renderSavedReply(parts.map(({ source }) => source).join(""), given)).toBe(expected)
      }),
    )
  })

  test("that may be saved leaves no variable unfilled, values empty or not", () => {
    let saved = 0
    fc.assert(
      fc.property(
        fc.oneof(
          braces,
          fc.array(part).map((all) => all.map(({ source }) => source).join("")),
        ),
        someValues,
        (text, given) => {
          fc.pre(unknownVariables(text).length === 0)
          fc.pre(Object.values(given).every((value) => !/[{}]/.test(value)))
          saved += piecesOf(text).some(({ variable }) => variable) ? 1 : 0
          expect(renderSavedReply(text, given)).not.toContain("{{")
        },
      ),
    )
    expect(saved).toBeGreaterThan(10)
  })
})

describe("10,000 braces", () => {
  const many = 10_000
  test.for<[string, string]>([
    ["that open", "{".repeat(many)],
    ["that close", "}".repeat(many)],
    ["that open, then close", "{".repeat(many / 2) + "}".repeat(many / 2)],
    ["in pairs", "{}".repeat(many / 2)],
    ["around nothing", "{{}}".repeat(many / 4)],
    ["that open variables without end", "{{agent_name|".repeat(many / 2)],
    ["inside out", "}}{{".repeat(many / 4)],
  ])("%s are cut into pieces that no character is in twice", ([, text]) => {
    const pieces = piecesOf(text)
    expect(pieces.map(({ source }) => source).join("")).toBe(text)
    expect(pieces.length).toBeLessThanOrEqual(text.length / 2 + 1)
    expect(renderSavedReply(text, values)).toBe(text)
    expect(unknownVariables(text).length).toBeLessThanOrEqual(1)
  })

  test("of known variables grow the text by their values and no more", () => {
    const text = "{{agent_name}}".repeat(many / 4)
    expect(renderSavedReply(text, values)).toBe("Ana Visser".repeat(many / 4))
  })

  test("pieces of any text make up the text", () => {
    fc.assert(
      fc.property(fc.oneof(word, braces), (text) => {
        const pieces = piecesOf(text)
        expect(pieces.map(({ source }) => source).join("")).toBe(text)
        expect(pieces.every(({ source }) => source !== "")).toBe(true)
      }),
    )
  })
})

test("unknown variables are named once each, what has no name is not repeated, and no more than 20", () => {
  expect(unknownVariables("{{klant}} {{customer_name}} {{ klant }} {{bedrijf|x}}")).toEqual(["klant", "bedrijf"])
  expect(unknownVariables("{{Jan de Vries, 06-12345678}} {{}}")).toEqual(["{{…}}"])
  for (const text of ["{{agent_name", "{{{agent_name}}", "{{farm_name|{}}", "a {{ {{agent_name}}"])
    expect(unknownVariables(text)).toEqual(["{{…}}"])
  expect(unknownVariables('{"a":{"b":1}} { } }} {{agent_name}}}')).toEqual([])
  expect(unknownVariables(Array.from({ length: 99 }, (_, n) => `{{v${n}}}`).join(" "))).toHaveLength(20)
})
