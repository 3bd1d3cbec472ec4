import { setTimeout as pause } from "node:timers/promises"
import type { TriageOutcome } from "../audit/index.js"
import { isFdmError, type TriageModel, withinLimit } from "../kernel/index.js"
import { readVerdict, type Verdict } from "./verdict.js"

/** How long a model may take for one answer, whatever it makes of the signal that says so. */
export const answerLimitMs = 15_000
const retryPauseMs = 200

export type Judgement = { verdict: Verdict } | { verdict?: undefined; cause: NonNullable<TriageOutcome["cause"]> }

/** Asks a model, and once more when it could not be reached. Never throws: without an answer there is a cause. */
export async function judge(
  model: TriageModel | undefined,
  text: string,
  limitMs: number = answerLimitMs,
): Promise<Judgement> {
  if (!model) return { cause: "no_model" }
  const first = await ask(model, text, limitMs)
  if (first !== "unavailable") return first
  await pause(retryPauseMs)
  const second = await ask(model, text, limitMs)
  return second === "unavailable" ? { cause: "no_answer" } : second
}

async function ask(model: TriageModel, text: string, limitMs: number): Promise<Judgement | "unavailable"> {
  try {
    const verdict = readVerdict(await withinLimit(limitMs, (signal) => model.classify(text, signal)))
    return verdict ? { verdict } : { cause: "nonsense" }
  } catch (error) {
    return isFdmError(error) && error.code === "unavailable" ? "unavailable" : { cause: "no_answer" }
  }
}
