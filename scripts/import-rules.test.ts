import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"

/**
 * A small copy of the workspace's shape in which each rule is broken once, or kept by a hair. The checker reads it once;
 * each line below is a file with the one import that it holds, written in every form that an import can have.
 */
const broken: [file: string, line: string, rule: string][] = [
  ["fdm-helpdesk/src/kernel/a.ts", `import type { T } from "../ticket/ticket.js"`, "line-of-rooms-kernel"],
  ["fdm-helpdesk/src/db/a.ts", `export { t } from "../access/access.js"`, "line-of-rooms-db"],
  ["fdm-helpdesk/src/access/a.ts", `import { type T } from "../audit/audit.js"`, "line-of-rooms-access"],
  ["fdm-helpdesk/src/audit/a.ts", `export * from "../work/work.js"`, "line-of-rooms-audit"],
  ["fdm-helpdesk/src/sla/a.ts", `import "../ticket/ticket.js"`, "line-of-rooms-sla"],
  ["fdm-helpdesk/src/work/a.ts", `export type { T } from "../ticket/ticket.js"`, "line-of-rooms-work"],
  ["fdm-helpdesk/src/ticket/a.ts", `export const m = () => import("../mail/mail.js")`, "line-of-rooms-ticket"],
  ["fdm-helpdesk/src/mail/a.ts", `import { t } from "../jobs/jobs.js"`, "line-of-rooms-subjects"],
  ["fdm-helpdesk/src/jobs/a.ts", `import { t } from "../index.js"`, "line-of-rooms-jobs"],
  ["fdm-helpdesk/src/jobs/b.ts", `import { t } from "../cli/cli.js"`, "line-of-rooms-jobs"],
  ["fdm-helpdesk/src/privacy/a.ts", `import type { T } from "../desk/desk.js"`, "rooms-of-one-step"],
  ["fdm-helpdesk/src/attic/a.ts", `import { t } from "../kernel/kernel.js"`, "room-off-the-line"],
  ["fdm-helpdesk/src/ticket/b.ts", `import { t } from "fdm-app/app/lib/clock.js"`, "helpdesk-knows-no-host"],
  ["fdm-helpdesk/src/mail/b.ts", `import type { T } from "react-router"`, "helpdesk-knows-no-host"],
  ["fdm-helpdesk/src/mail/c.ts", `import { t } from "react-dom"`, "helpdesk-knows-no-host"],
  ["fdm-helpdesk/src/access/b.ts", `import { t } from "better-auth"`, "helpdesk-knows-no-host"],
  ["fdm-helpdesk/src/index.ts", `export * from "./jobs/jobs.js"`, "adapters-by-their-own-entry"],
  ["fdm-helpdesk/src/access/c.ts", `import { t } from "fdm-core"`, "helpdesk-takes-little-of-core"],
  ["fdm-helpdesk/src/access/d.ts", `import type { T } from "fdm-core/auth"`, "helpdesk-takes-little-of-core"],
  ["fdm-core/src/farms/a.ts", `import { t } from "fdm-helpdesk"`, "core-knows-nobody"],
  ["fdm-core/src/farms/b.ts", `import type { T } from "react-router"`, "core-knows-nobody"],
  ["fdm-core/src/farms/c.ts", `import { t } from "vitest"`, "published-needs-declared"],
  ["fdm-app/app/routes/a.tsx", `import { t } from "drizzle-orm"`, "app-database-in-one-place"],
  ["fdm-app/app/lib/a.ts", `import type { T } from "postgres"`, "app-database-in-one-place"],
  ["fdm-app/app/root.tsx", `import { t } from "@electric-sql/pglite"`, "app-database-in-one-place"],
  ["fdm-app/app/components/a.tsx", `import { t } from "../routes/support.js"`, "components-only-show"],
  ["fdm-app/app/components/b.tsx", `import { t } from "~/lib/db.server"`, "components-only-show"],
  ["fdm-core/src/circle-a.ts", `import type { T } from "./circle-b.js"`, "no-cycles"],
  ["fdm-core/src/d.ts", `import { t } from "../../testing/farm.js"`, "no-tests-in-code"],
  ["fdm-helpdesk/src/list/b.ts", `import { t } from "../testing/factories.js"`, "no-tests-in-code"],
  ["fdm-helpdesk/src/people/a.ts", `import { t } from "../access/access.js"`, "line-of-rooms-people"],
  ["fdm-helpdesk/src/workflow/a.ts", `import { t } from "../ticket/ticket.js"`, "line-of-rooms-workflow"],
  ["fdm-helpdesk/src/list/c.ts", `import { t } from "../search/search.js"`, "line-of-rooms-list"],
  ["fdm-helpdesk/src/search/a.ts", `import { t } from "../view/view.js"`, "line-of-rooms-search"],
  ["fdm-helpdesk/src/view/a.ts", `import { t } from "../desk/desk.js"`, "line-of-rooms-view"],
  ["fdm-core/src/e.ts", `import { t } from "./farm.test.js"`, "no-tests-in-code"],
  ["fdm-core/src/f.ts", `import { t } from "./nowhere.js"`, "resolvable"],
]

const kept: [file: string, line: string][] = [
  ["fdm-helpdesk/src/ticket/ticket.ts", `import { t } from "../kernel/kernel.js"`],
  ["fdm-helpdesk/src/mail/mail.ts", `import { t } from "./template.js"`],
  ["fdm-helpdesk/src/kernel/kernel.ts", `import { t } from "fdm-core/errors"`],
  ["fdm-helpdesk/src/db/db.ts", `import type { T } from "fdm-core/db"`],
  ["fdm-helpdesk/src/kernel/kernel.test.ts", `import { t } from "../ticket/ticket.js"`],
  ["fdm-helpdesk/src/testing/factories.ts", `import { t } from "../ticket/ticket.js"`],
  ["fdm-app/app/lib/db.server.ts", `import { t } from "drizzle-orm"`],
  ["fdm-app/app/lib/host/db.server.ts", `import { t } from "drizzle-orm"`],
  ["fdm-app/server/start.ts", `import { t } from "postgres"`],
  ["fdm-app/app/components/c.tsx", `import { t } from "~/lib/clock"`],
  ["testing/farm.ts", `import { t } from "fdm-core"`],
]

const entry = (path: string) => ({ source: `./src/${path}.ts`, default: `./dist/${path}.js` })
const dependencies = { "drizzle-orm": "1", postgres: "1", react: "1", "fdm-core": "1", "fdm-helpdesk": "1" }
const core = {
  ".": entry("index"),
  "./auth": entry("auth/index"),
  "./db": entry("db/index"),
  "./errors": entry("errors"),
}
const manifests = {
  "fdm-core/package.json": { name: "fdm-core", type: "module", exports: core, devDependencies: { vitest: "1" } },
  "fdm-helpdesk/package.json": { name: "fdm-helpdesk", type: "module", exports: { ".": entry("index") }, dependencies },
  "fdm-app/package.json": { name: "fdm-app", type: "module", dependencies },
}
const foreign = [
  "drizzle-orm",
  "postgres",
  "@electric-sql/pglite",
  "react-router",
  "react-dom",
  "better-auth",
  "vitest",
]
const rooms = ["kernel", "access", "audit", "sla", "work", "search", "view", "mail", "desk", "jobs", "cli"]
const leaves = [
  ...rooms.map((room) => `fdm-helpdesk/src/${room}/${room}.ts`),
  "fdm-helpdesk/src/mail/template.ts",
  ...["index", "errors", "auth/index", "db/index", "farm.test"].map((name) => `fdm-core/src/${name}.ts`),
  "fdm-app/app/routes/support.ts",
  "fdm-app/app/lib/clock.ts",
]

let folder: string
let found: { rule: { name: string }; from: string; to: string }[]

function write(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

function layOut() {
  for (const [file, manifest] of Object.entries(manifests)) write(file, JSON.stringify(manifest))
  for (const name of foreign) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }))
    write(`node_modules/${name}/index.js`, "")
  }
  for (const name of ["fdm-core", "fdm-helpdesk", "fdm-app"])
    symlinkSync(join("..", name), join(folder, "node_modules", name))
  for (const file of leaves) write(file, "export const t = 1\nexport type T = number\n")
  write("fdm-core/src/circle-b.ts", `import { t } from "./circle-a.js"`)
  for (const [file, line] of [...kept, ...broken]) write(file, `${line}\nexport type Own = number\n`)
}

function cruise(): Promise<string> {
  const bin = fileURLToPath(new URL("../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", import.meta.url))
  const config = fileURLToPath(new URL("../.dependency-cruiser.mjs", import.meta.url))
  const args = [bin, "--config", config, "--output-type", "json", "fdm-core", "fdm-helpdesk", "fdm-app", "testing"]
  return new Promise((resolve) =>
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (_error, output) => resolve(output)),
  )
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "fdm-import-rules-"))
  layOut()
  found = JSON.parse(await cruise()).summary.violations
})
afterAll(() => rmSync(folder, { recursive: true }))

describe("import rules", () => {
  test.for(broken)("%s: %s breaks %s", ([file, , rule]) => {
    expect(found.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule)
  })

  test.for(kept)("%s: %s is fine", ([file]) => {
    expect(found.filter(({ from }) => from === file)).toEqual([])
  })
})
