import type { Measured, Run } from "../measure/measure-case.js"
import { missed } from "../measure/verdict.js"

export const columns = [
  "call",
  "ours p50",
  "p95",
  "by hand",
  "select 1",
  "ratio",
  "stmts",
  "rows",
  "ours/s",
  "by hand/s",
  "missed",
]

/** What was measured, for reading in a terminal: times in ms, `/s` with 16 callers. */
export function tableOf(run: Run, all: readonly Run[]): string {
  const rows = run.measured.map((one) => cellsOf(one, missedIn(run, one, all)))
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const lineOf = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ")
  return [columns, ...rows].map((cells) => lineOf(cells).trimEnd()).join("\n")
}

/** One call, while the others are still to come. */
export function rowOf(one: Measured): string {
  return cellsOf(one, missed(one)).join("  ")
}

/** What a run of 10,000 tickets on the same engine says of growth belongs to the verdict on a larger one. */
export function missedIn({ engine, size }: Run, one: Measured, all: readonly Run[]): string[] {
  const small = all.find((run) => run.engine === engine && run.size === "10k" && size !== "10k")
  return missed(
    one,
    small?.measured.find(({ group, name }) => group === one.group && name === one.name),
  )
}

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1)

export function cellsOf(
  { name, ours, ideal, floor, statements, rows, crowd }: Measured,
  why: readonly string[],
): string[] {
  const times = [ours.p50, ours.p95, ideal.p50, floor.p50].map(ms)
  const rates = crowd ? [String(crowd.ours), String(crowd.ideal)] : ["", ""]
  return [
    name,
    ...times,
    (ours.p50 / ideal.p50).toFixed(2),
    String(statements),
    String(rows ?? ""),
    ...rates,
    why.join(", "),
  ]
}
