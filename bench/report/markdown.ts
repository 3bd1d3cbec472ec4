import { readFile, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { groups } from "../cases/case.js"
import { sizes } from "../data/size.js"
import type { Run } from "../measure/measure-case.js"
import type { Machine } from "./machine.js"
import type { Results } from "./results.js"
import { cellsOf, columns } from "./table.js"

const page = fileURLToPath(new URL("../../docs/performance.md", import.meta.url))
const begin = "<!-- bench: written by `npm run bench -- --report` -->"
const end = "<!-- /bench -->"

/** Puts the report of a run between its marks in docs/performance.md. */
export async function writeReport(results: Results): Promise<void> {
  const text = await readFile(page, "utf8")
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error("docs/performance.md has lost the marks of the bench")
  await writeFile(page, `${before}${begin}\n\n${reportOf(results)}\n${end}${after}`)
}

function reportOf({ at, machine, load, runs }: Results): string {
  const described = machine ? [machineText(machine, at.slice(0, 10), load)] : []
  return [...described, ...runs.map(sectionOf)].join("\n")
}

function machineText(
  { processor, cores, memoryGiB, system, node, postgres, settings }: Machine,
  day: string,
  load: number,
): string {
  const set = Object.entries(settings).map(([name, value]) => `\`${name} ${value}\``)
  return `Measured on ${day}: ${processor}, ${cores} virtual cores, ${memoryGiB} GiB, ${system}, Node ${node},
PostgreSQL ${postgres} on the same machine with ${set.join(", ")}. Load average ${load.toFixed(1)}.
`
}

const engines = { postgres: "Postgres", pglite: "PGlite, in memory" }

function sectionOf(run: Run): string {
  const tables = groups.flatMap((group) => {
    const rows = run.measured.filter((one) => one.group === group)
    if (rows.length === 0) return []
    const shown = rows[0]?.crowd ? columns : columns.filter((name) => !name.endsWith("/s"))
    const lines = rows.map((one) => {
      const cells = cellsOf(one)
      return lineOf(columns.flatMap((name, at) => (shown.includes(name) ? [cells[at] ?? ""] : [])))
    })
    return [[`**${group}**\n`, lineOf(shown), lineOf(shown.map(() => "---")), ...lines, ""].join("\n")]
  })
  return [`### ${engines[run.engine]}, ${sizes[run.size].toLocaleString("en")} tickets\n`, ...tables].join("\n")
}

const lineOf = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
