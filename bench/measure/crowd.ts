import type { Case } from "../cases/case.js"
import type { Scene } from "../scene.js"
import type { Opened } from "./opened.js"

export const callers = 16
const warmUpMs = 200

/** Calls a second of 16 callers with a connection each, ours and by hand one after the other. */
export async function crowd(one: Case, scene: Scene, opened: Opened, ms: number) {
  const pair = await one.begin(scene)
  if (!pair) return undefined
  let turn = 1_000_000
  const rate = async (call: (turn: number) => Promise<unknown>) => {
    let done = 0
    const start = performance.now()
    const end = start + warmUpMs + ms
    const lane = async () => {
      while (performance.now() < end) {
        await call(turn++)
        if (performance.now() > start + warmUpMs) done++
      }
    }
    await Promise.all(Array.from({ length: callers }, lane))
    return Math.round((1000 * done) / (performance.now() - start - warmUpMs))
  }
  const ours = await rate((at) => pair.ours(opened.db, at))
  const ideal = await rate((at) => pair.ideal(opened.raw, at))
  return { ours, ideal }
}
