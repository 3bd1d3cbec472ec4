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
  "× 10k",
  "ours/s",
  "by hand/s",
  "missed",
]

/** What was measured, for reading in a terminal: times in ms, `/s` with 16 callers. */
export function tableOf(run: Run): string {
  const rows = run.measured.map(cellsOf)
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const lineOf = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ")
  return [columns, ...rows].map((cells) => lineOf(cells).trimEnd()).join("\n")
}

/** One call, while the others are still to come. */
export function rowOf(one: Measured): string {
  return cellsOf(one).join("  ")
}

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1)

export function cellsOf(one: Measured): string[] {
  const { name, ours, ideal, floor, statements, rows, growth, crowd } = one
  const times = [ours.p50, ours.p95, ideal.p50, floor.p50].map(ms)
  const rates = crowd ? [String(crowd.ours), String(crowd.ideal)] : ["", ""]
  const counts = [String(statements), String(rows ?? ""), growth?.toFixed(2) ?? ""]
  return [name, ...times, (ours.p50 / ideal.p50).toFixed(2), ...counts, ...rates, missed(one).join(", ")]
}
