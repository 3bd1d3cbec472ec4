import { resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { type Size, sizes } from "./data/size.js"
import type { Effort } from "./measure/measure-case.js"

export type Options = Effort & {
  sizes: Size[]
  seed: string
  /** A database that is there already, with `{size}` for the name of the size; otherwise a server is started. */
  url: string | undefined
  /** Where a server that is started keeps its data. */
  data: string | undefined
  /** Parts of names, such as `lists` or `common tag`. */
  only: string[]
  /** Of each throughput; 0 for none. */
  crowdMs: number
  /** The file that results are written to. */
  json: string
  /** PGlite is measured as well, at ten thousand. */
  isPglite: boolean
  isServing: boolean
  isChecking: boolean
  /** Writes docs/performance.md. */
  isReporting: boolean
}

/** Reads the command line; `README.md` tells what it can say. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: "string", multiple: true },
      seed: { type: "string", default: "fdm" },
      data: { type: "string" },
      only: { type: "string", multiple: true, default: [""] },
      times: { type: "string", default: "200" },
      crowd: { type: "string", default: "1000" },
      json: { type: "string" },
      serve: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      report: { type: "boolean", default: false },
      pglite: { type: "boolean" },
    },
  })
  return {
    sizes: (values.size ?? ["10k", "1m"]).map(sizeNamed),
    seed: values.seed,
    url: process.env.DATABASE_URL,
    data: values.data && fromCaller(values.data),
    only: values.only,
    times: Number(values.times),
    budgetMs: 5000,
    crowdMs: Number(values.crowd),
    json: values.json ? fromCaller(values.json) : fileURLToPath(new URL("results/last.json", import.meta.url)),
    isPglite: values.pglite ?? values.size === undefined,
    isServing: values.serve,
    isChecking: values.check,
    isReporting: values.report,
  }
}

/** Paths are meant from the folder that the caller stands in, which npm notes before it changes it. */
const fromCaller = (path: string) => resolve(process.env.INIT_CWD ?? ".", path)

function sizeNamed(name: string): Size {
  const found = Object.keys(sizes).find((size) => size === name)
  if (!found) throw new Error(`--size is one of ${Object.keys(sizes).join(", ")}`)
  return found as Size
}
