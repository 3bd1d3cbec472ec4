import { fdmWorkflow } from "fdm-helpdesk"
import { expect, test } from "vitest"
import { carryOverOf, editedWorkflow } from "./workflow-form.server"

/** What a browser posts of the form as it stands. */
function formOf({ statuses, moves }: typeof fdmWorkflow): Record<string, string> {
  const words = statuses.flatMap(({ key, label, meaning }) =>
    (["nl", "en"] as const).flatMap((locale) => [
      [`label:${key}:${locale}`, label[locale]],
      [`meaning:${key}:${locale}`, meaning[locale]],
    ]),
  )
  const ticked = Object.entries(moves).flatMap(([from, all]) => all.map((to) => [`move:${from}:${to}`, "on"]))
  return Object.fromEntries([...words, ...ticked])
}

/** The order of moves is that of the statuses, which is how they are shown. */
const sorted = (workflow: typeof fdmWorkflow) => ({
  ...workflow,
  moves: Object.fromEntries(Object.entries(workflow.moves).map(([from, to]) => [from, [...to].sort()])),
})

test("a form that nothing was changed in gives the same workflow", () => {
  expect(sorted(editedWorkflow(fdmWorkflow, formOf(fdmWorkflow)))).toEqual(sorted(fdmWorkflow))
})

test("words and ticks become labels and moves, and all else stays", () => {
  const { "move:open:closed": _, ...form } = formOf(fdmWorkflow)
  const edited = editedWorkflow(fdmWorkflow, { ...form, "label:open:nl": " Nieuw ", "move:closed:in_progress": "on" })
  expect(edited.statuses[0]?.label).toEqual({ nl: "Nieuw", en: "Open" })
  expect(edited.moves.open).not.toContain("closed")
  expect(edited.moves.closed).toEqual(["open", "in_progress"])
  expect(edited).toMatchObject({ automatic: fdmWorkflow.automatic, initial: "open" })
})

test("what the form does not say is empty, which the library refuses", () => {
  expect(editedWorkflow(fdmWorkflow, {}).statuses[0]?.label).toEqual({ nl: "", en: "" })
})

test("a status that nobody chose a way for is carried nowhere", () => {
  expect(carryOverOf({ "carry:open": "new", "carry:closed": "", preset: "itil" })).toEqual({ open: "new" })
})
