import { expect, test } from "vitest"
import { closedPanelsIn, panelsCookie } from "./panels"

test("which panels are closed is found again in what the browser kept", () => {
  const [kept] = panelsCookie(["rail", "context"]).split(";")
  expect(closedPanelsIn(`a=1; ${kept}; b=2`)).toEqual(["rail", "context"])
  expect(closedPanelsIn(panelsCookie([]).split(";")[0] ?? "")).toEqual([])
})

test("anything else in its place closes nothing", () => {
  for (const cookies of [null, "", "fdm-closed-panels", "fdm-closed-panels=x.y", "other=rail"])
    expect(closedPanelsIn(cookies)).toEqual([])
})
