import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished, test } from "vitest"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Runs vitest with the reporter on the given files, somewhere below node_modules so that vitest is found from there. */
function runOf(files: Record<string, string>) {
  const cache = here("../node_modules/.cache")
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, "reporter-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const counts = join(folder, "counts.json")
  const args = ["run", "--root", folder, `--reporter=${here("./counts-reporter.mjs")}`]
  spawnSync(here("../node_modules/.bin/vitest"), args, {
    cwd: folder,
    env: { ...process.env, FDM_TEST_COUNTS: counts },
  })
  return JSON.parse(readFileSync(counts, "utf8"))
}

test("tests are counted and timed by project; what can't be loaded and errors outside of tests are failures, second tries are named", () => {
  const config = `export default { test: { exclude: [], projects: [
    { test: { name: "good", retry: 1, include: ["good.test.js"], exclude: [] } },
    { test: { name: "bad", include: ["bad.test.js", "broken.test.js", "stray.test.js"], exclude: [] } } ] } }`

  const { counts, durations, files, retried } = runOf({
    "vitest.config.mjs": config,
    "good.test.js": `import { test } from "vitest"; test("a", () => {}); test("b", () => {}); test.skip("c", () => {})
      let tries = 0; test("d", () => { if (tries++ === 0) throw new Error("not yet") })`,
    "bad.test.js": `import { test } from "vitest"; test("a", () => {}); test("b", () => { throw new Error("no") })`,
    "broken.test.js": `import "./nowhere.js"`,
    "stray.test.js": `import { test } from "vitest"; test("a", () => { setTimeout(() => { throw new Error("late") }) });
      test("b", () => new Promise((resolve) => setTimeout(resolve, 50)))`,
  })

  expect(counts).toEqual({
    good: { passed: 3, failed: 0, skipped: 1 },
    bad: { passed: 3, failed: 2, skipped: 0 },
    "errors outside of tests": { passed: 0, failed: 1, skipped: 0 },
  })
  expect(retried).toEqual(["good.test.js: d"])
  expect(Object.keys(durations)).toEqual(expect.arrayContaining(["good", "bad"]))
  expect(files.map(({ file }: { file: string }) => file).toSorted()).toEqual([
    ...["bad.test.js", "broken.test.js", "good.test.js", "stray.test.js"],
  ])
})
