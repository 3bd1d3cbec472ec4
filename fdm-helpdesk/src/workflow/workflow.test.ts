import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { canClose, canReopen, findStatus, movesFrom } from "./workflow.js"
import { workflowPresets } from "./workflow-presets.js"
import { workflowSchema } from "./workflow-schema.js"

describe.for(Object.values(workflowPresets))("the preset $id", (workflow) => {
  test("is a valid workflow", () => {
    expect(workflowSchema.parse(workflow)).toEqual(workflow)
  })

  test("has words in both languages for every status", () => {
    for (const { label, meaning } of workflow.statuses)
      expect([label.nl, label.en, meaning.nl, meaning.en].every((words) => words.length > 1)).toBe(true)
  })

  test("leaves no dead end: from every status the work can be done, and from done it can be taken up again", () => {
    for (const { key, category } of workflow.statuses) {
      const targets = movesFrom(workflow, key).map((status) => status.category)
      if (category === "closed") expect(targets).toContain("new")
      else expect(targets).toContain("closed")
    }
  })

  test("a walk along its moves, of any length, never leaves its statuses", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 40 }), (choices) => {
        let key = workflow.initial
        for (const choice of choices) {
          const moves = movesFrom(workflow, key)
          key = moves[choice % moves.length]?.key ?? key
          expect(findStatus(workflow, key)).toBeDefined()
          expect(canClose(workflow, key) || canReopen(workflow, key)).toBe(true)
        }
      }),
    )
  })
})

describe("a workflow is refused when", () => {
  const base = workflowPresets.fdm as (typeof workflowPresets)[string]
  test.for([
    ["a move leads to a status that isn't there", { moves: { ...base.moves, open: ["nowhere"] } }],
    ["the initial status isn't there", { initial: "nowhere" }],
    ["the initial status is no new one", { initial: "closed" }],
    ["closing leads to a status that isn't closed", { closedStatus: "open" }],
    ["reopening leads to a done status", { reopenedStatus: "resolved" }],
    ["a status stands twice", { statuses: [...base.statuses, base.statuses[0]] }],
    ["an automatic move leads nowhere", { automatic: { ...base.automatic, assignment: { open: "nowhere" } } }],
    ["a category is not one of the six", { pausedCategories: ["asleep"] }],
  ] as const)("%s", ([, change]) => {
    expect(workflowSchema.safeParse({ ...base, ...change }).success).toBe(false)
  })
})
