import { isDeepStrictEqual } from "node:util"
import type { Case, Pair } from "../cases/case.js"
import type { Size } from "../data/size.js"
import type { Scene } from "../scene.js"
import type { Kind } from "./figures.js"
import type { Opened } from "./opened.js"
import { type Times, timed, timesOf } from "./samples.js"

export type Measured = {
  group: string
  name: string
  kind: Kind
  /** Most statements of one call. */
  statements: number
  ours: Times
  ideal: Times
  /** `select 1`, in between. */
  floor: Times
  /** How many rows the answer has, where it is a list. */
  rows?: number
  /** How many times as long as on the smallest database, for as many rows. */
  growth?: number
  /** Why the answers were not the same. */
  differs?: string
  /** Calls a second of 16 callers. */
  crowd?: { ours: number; ideal: number }
}

/** What was measured on one database. */
export type Run = { engine: "postgres" | "pglite"; size: Size; measured: Measured[] }

export type Effort = {
  /** Calls of each at most. */
  times: number
  /** Ms after which no more are made, but for the first ten. */
  budgetMs: number
}

/** One after the other, ours and by hand by turns, so that whatever else the machine does hits both. */
export async function measureCase(
  one: Case,
  scene: Scene,
  opened: Opened,
  effort: Effort,
): Promise<Measured | undefined> {
  const pair = await one.begin(scene)
  if (!pair) return undefined
  const compared = await compare(pair, opened)
  const samples: Record<"ours" | "ideal" | "floor", number[]> = { ours: [], ideal: [], floor: [] }
  const warmUp = Math.min(15, Math.ceil(effort.times / 5))
  let statements = 0
  const end = performance.now() + effort.budgetMs
  for (let turn = -warmUp; turn < effort.times && (turn < 10 || performance.now() < end); turn++) {
    const before = opened.sent()
    const ours = await timed(() => pair.ours(opened.db, turn + warmUp))
    statements = Math.max(statements, opened.sent() - before)
    const ideal = await timed(() => pair.ideal(opened.raw, turn + warmUp))
    const floor = await timed(() => opened.raw.query("select 1"))
    if (turn < 0) continue
    samples.ours.push(ours)
    samples.ideal.push(ideal)
    samples.floor.push(floor)
  }
  const { group, name, kind } = one
  const [ours, ideal, floor] = [samples.ours, samples.ideal, samples.floor].map(timesOf) as [Times, Times, Times]
  return { group, name, kind, statements, ours, ideal, floor, ...compared }
}

/** How many rows both answers have, and why they are not the same if they aren't. */
export async function compare(
  pair: Pair,
  { db, raw }: Pick<Opened, "db" | "raw">,
): Promise<Pick<Measured, "rows" | "differs">> {
  const ours = await pair.ours(db, 0)
  const ideal = await pair.ideal(raw, 0)
  if (!pair.same) return {}
  const [a, b] = [pair.same.ours(ours as never), pair.same.ideal(ideal as never)]
  const rows = Array.isArray(a) ? { rows: a.length } : {}
  if (isDeepStrictEqual(a, b)) return rows
  return { ...rows, differs: `ours ${shortened(a)}, by hand ${shortened(b)}` }
}

function shortened(value: unknown): string {
  const length = Array.isArray(value) ? `${value.length}: ` : ""
  return length + JSON.stringify(value).slice(0, 200)
}
