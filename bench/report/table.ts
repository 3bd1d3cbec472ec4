import type { Measured } from "../measure/measure-case.js"
import { missed } from "../measure/verdict.js"

const columns = ["call", "ours p50", "p95", "by hand", "select 1", "ratio", "stmts", "ours/s", "by hand/s", "missed"]

/** What was measured, for reading in a terminal: times in ms, `/s` with 16 callers. */
export function tableOf(measured: readonly Measured[], small: readonly Measured[] = []): string {
  const rows = measured.map((one) =>
    cellsOf(
      one,
      small.find(({ name, group }) => name === one.name && group === one.group),
    ),
  )
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const lineOf = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ")
  return [columns, ...rows].map((cells) => lineOf(cells).trimEnd()).join("\n")
}

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1)

function cellsOf(one: Measured, small: Measured | undefined): string[] {
  const { name, ours, ideal, floor, statements, crowd } = one
  const times = [ours.p50, ours.p95, ideal.p50, floor.p50].map(ms)
  const rates = crowd ? [String(crowd.ours), String(crowd.ideal)] : ["", ""]
  return [
    name,
    ...times,
    (ours.p50 / ideal.p50).toFixed(2),
    String(statements),
    ...rates,
    missed(one, small).join(", "),
  ]
}
