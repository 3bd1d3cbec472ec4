import { describe, expect, test } from "vitest"
import { readVerdict } from "./verdict.js"

const good = { reasoning: "Een gewone vraag.", subject: "Perceel staat dubbel", priority: "normal" }

describe("readVerdict", () => {
  test("a verdict is taken as it is", () => {
    expect(readVerdict({ ...good, confidence: 1 })).toEqual(good)
  })

  test.for([
    ["too long", "Perceel ".repeat(20), `${"Perceel ".repeat(9)}Perceel…`],
    ["too long, with an emoji at the cut", `${"x".repeat(78)}🐄🐄`, `${"x".repeat(78)}…`],
    ["of several lines", "Perceel\n staat\tdubbel ", "Perceel staat dubbel"],
    ["in quotes", '"Perceel staat dubbel"', "Perceel staat dubbel"],
    ["with quotes inside", '"De Kamp" staat dubbel', '"De Kamp" staat dubbel'],
    ["with control characters", "Perceel\u0000\u0007 staat dubbel", "Perceel\uFFFD staat dubbel"],
  ])("a subject %s is mended", ([, subject, expected = ""]) => {
    expect(readVerdict({ ...good, subject })?.subject).toBe(expected)
    expect(expected.length).toBeLessThanOrEqual(80)
  })

  test("reasoning that is too long is cut", () => {
    expect(readVerdict({ ...good, reasoning: "omdat ".repeat(500) })?.reasoning.length).toBeLessThanOrEqual(500)
  })

  test.for([
    ["an empty subject", { ...good, subject: "" }],
    ["a subject of white space", { ...good, subject: " \n" }],
    ["a subject without a letter", { ...good, subject: "?!…" }],
    ["no subject", { ...good, subject: undefined }],
    ["a subject that is no text", { ...good, subject: 7 }],
    ["a priority of its own", { ...good, priority: "critical" }],
    ["a priority in capitals", { ...good, priority: "URGENT" }],
    ["no priority", { ...good, priority: undefined }],
    ["a list", [good]],
    ["a text", JSON.stringify(good)],
    ["null", null],
    ["nothing", undefined],
  ])("%s is nonsense", ([, answer]) => {
    expect(readVerdict(answer)).toBeUndefined()
  })
})
