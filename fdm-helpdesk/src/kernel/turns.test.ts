import { expect, test } from "vitest"
import { newTurns } from "./turns.js"

/** Work that notes when it begins and ends, and ends when it is told to. */
function someWork() {
  const log: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => async () => {
    log.push(`${name} begins`)
    await new Promise<void>((resolve) => ends.set(name, resolve))
    log.push(`${name} ends`)
  }
  return { log, work, end: (name: string) => ends.get(name)?.() }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test("work goes beside other work; what goes alone waits for it, and nothing begins until that is over", async () => {
  const turns = newTurns()
  const { log, work, end } = someWork()
  const all = [
    turns.beside(work("one")),
    turns.beside(work("two")),
    turns.alone(work("alone")),
    turns.beside(work("late")),
  ]
  await settled()
  expect(log).toEqual(["one begins", "two begins"])
  end("one")
  end("two")
  await settled()
  expect(log.slice(2)).toEqual(["one ends", "two ends", "alone begins"])
  end("alone")
  await settled()
  expect(log.slice(5)).toEqual(["alone ends", "late begins"])
  end("late")
  await Promise.all(all)
})

test("of what goes alone, each waits for the one before, and what fails keeps nobody", async () => {
  const turns = newTurns()
  const { log, work, end } = someWork()
  const failing = turns.alone(() => Promise.reject(new Error("no")))
  const all = [turns.alone(work("first")), turns.alone(work("second")), turns.beside(work("late"))]
  await expect(failing).rejects.toThrow("no")
  await settled()
  expect(log).toEqual(["first begins"])
  end("first")
  await settled()
  expect(log.at(-1)).toBe("second begins")
  end("second")
  await settled()
  expect(log.at(-1)).toBe("late begins")
  end("late")
  await Promise.all(all)
})
