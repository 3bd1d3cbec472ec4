import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fdmWorkflow, itilWorkflow } from "../../workflow/workflow-presets.js"
import { completionsAt, type SearchChoices } from "./complete-search.js"
import { readSearch } from "./search-terms.js"
import { statusesCalled } from "./search-values.js"

const choices: SearchChoices = {
  audience: "agent",
  locale: "nl",
  statuses: fdmWorkflow.statuses,
  tags: [{ name: "Mést" }, { name: "mest en water" }, { name: "factuur" }],
  agents: [{ name: "Ana Visser" }, { name: "Mehmet Öztürk" }],
  requesters: ["Piet Jansen", "Jan de Boer"],
  farms: ["De Klaverhoeve"],
}

/** `|` is where the caret is. Gives what can be shown. */
function offered(written: string, given: Partial<SearchChoices> = {}) {
  const caret = written.indexOf("|")
  return completionsAt(written.replace("|", ""), caret, { ...choices, ...given }).options.map(({ label }) => label)
}

/** The text after the first option, or the one with this label, was taken. */
function taken(written: string, label?: string, given: Partial<SearchChoices> = {}) {
  const text = written.replace("|", "")
  const { start, end, options } = completionsAt(text, written.indexOf("|"), { ...choices, ...given })
  const option = label ? options.find((one) => one.label === label) : options[0]
  return text.slice(0, start) + option?.insert + text.slice(end)
}

describe("what is offered", () => {
  test("where a word begins: operators, in the language of the reader, by any name of theirs", () => {
    expect(offered("|")).toEqual([
      "status:",
      "prioriteit:",
      "vrager:",
      "bedrijf:",
      "toegewezen:",
      "team:",
      "label:",
      "na:",
      "voor:",
      "is:",
    ])
    expect(offered("mest |", { locale: "en" })).toHaveLength(10)
    expect(offered("pri|")).toEqual(["prioriteit:"])
    expect(offered("PRI|", { locale: "en" })).toEqual(["priority:"])
    expect(offered("assi|")).toEqual(["assignee:"])
    expect(offered("mest ta|")).toEqual(["tag:"])
    expect(offered("mest|")).toEqual([])
    expect(offered("-st|")).toEqual(["status:"])
    expect(offered("-la|")).toEqual([])
    expect(offered("-|")).toEqual(["status:", "prioriteit:", "is:"])
    expect(offered("_|")).toEqual([])
  })

  test("behind an operator: its values, whatever their case and accents", () => {
    expect(offered("status:|")).toEqual(["Open", "In behandeling", "Wacht op klant", "Opgelost", "Gesloten"])
    expect(offered("status:wai|")).toEqual(["Wacht op klant"])
    expect(offered("prioriteit:|")).toEqual(["urgent", "hoog", "normaal", "laag"])
    expect(offered("priority:h|")).toEqual(["hoog"])
    expect(offered("toegewezen:|")).toEqual(["ik", "niemand", "Ana Visser", "Mehmet Öztürk"])
    expect(offered("toegewezen:ozt|")).toEqual(["Mehmet Öztürk"])
    expect(offered("label:mes|")).toEqual(["Mést", "mest en water"])
    expect(offered("label:water|")).toEqual(["mest en water"])
    expect(offered("vrager:ja|")).toEqual(["Jan de Boer", "Piet Jansen"])
    expect(offered("bedrijf:|")).toEqual(["De Klaverhoeve"])
    expect(offered("na:|")).toEqual(["vandaag", "gisteren", "7d", "30d", "3m", "1j"])
    expect(offered("is:|", { locale: "en" })).toEqual(["open", "closed", "unread"])
  })

  test("nothing where nothing can be: in a phrase, behind what is whole, or for names nobody gave", () => {
    expect(offered('"sta|')).toEqual([])
    expect(offered('" |')).toEqual([])
    expect(offered("is:gesloten|")).toEqual([])
    expect(offered("label:|", { tags: [] })).toEqual([])
    expect(offered("https:|")).toEqual([])
  })

  test("to requesters: what they can ask, and no more", () => {
    expect(offered("|", { audience: "requester" })).toEqual(["bedrijf:", "na:", "voor:", "is:"])
    expect(offered("is:|", { audience: "requester" })).toEqual(["open", "gesloten", "ongelezen"])
  })
})

describe("an option that is taken", () => {
  test("stands in the place of what was typed, quoted where it has blanks", () => {
    expect(taken("mest pri|")).toBe("mest prioriteit:")
    expect(taken("-sta|")).toBe("-status:")
    expect(taken("label:mes| en", "mest en water")).toBe('label:"mest en water" en')
    expect(taken("tags:wa|")).toBe('tags:"mest en water" ')
    expect(taken('label:"mest e|')).toBe('label:"mest en water" ')
    expect(taken('label:"mest e| status:open')).toBe('label:"mest en water"  status:open'.replace("  ", " "))
    expect(taken('label:"mes|t" koe', "mest en water")).toBe('label:"mest en water" koe')
    expect(taken("is:on|ge koe")).toBe("is:ongelezen koe")
    expect(taken("status:wacht|")).toBe('status:"Wacht op klant" ')
    expect(taken("-status:gesl|")).toBe("-status:Gesloten ")
  })

  test("means the very status that it shows, in every workflow and language", () => {
    for (const { statuses } of [fdmWorkflow, itilWorkflow])
      for (const locale of ["nl", "en"] as const)
        for (const { key, label } of statuses) {
          const text = taken(`status:${label[locale].slice(0, 2)}|`, label[locale], { statuses, locale })
          const value = readSearch(text).terms[0]?.value ?? ""
          expect(statusesCalled({ statuses }, value), text).toEqual([key])
        }
  })

  test("is read back as what was offered, wherever the caret was in whatever text", () => {
    const pieces = ["status:", "label:", "-", '"', "mest", " ", "is:on", "\u202e", "請", "na:", "vrager:ja"]
    const anyText = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join("")),
    )
    fc.assert(
      fc.property(anyText, fc.nat(), (text, place) => {
        const caret = place % (text.length + 1)
        const { start, end, options } = completionsAt(text, caret, choices)
        expect(start).toBeLessThanOrEqual(caret)
        expect(end).toBeGreaterThanOrEqual(caret)
        for (const { insert, operator } of options) {
          const after = readSearch(text.slice(0, start) + insert).terms.at(-1)
          expect(after?.operator).toBe(operator)
        }
      }),
      { numRuns: 500 },
    )
  })
})
