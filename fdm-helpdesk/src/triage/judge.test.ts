import { expect, test } from "vitest"
import type { TriageModel } from "../kernel/index.js"
import { judge } from "./judge.js"

test("a model that ignores the time limit's signal keeps nobody waiting: it is asked twice, then left", async () => {
  const signals: AbortSignal[] = []
  const deaf: TriageModel = {
    classify(_text, signal) {
      signals.push(signal)
      return new Promise(() => undefined)
    },
  }
  expect(await judge(deaf, "Hoi", 20)).toEqual({ cause: "no_answer" })
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
})
