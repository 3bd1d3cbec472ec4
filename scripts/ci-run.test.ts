import { spawnSync } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished, test } from "vitest"

const script = fileURLToPath(new URL("../.ci/run", import.meta.url))

/** Runs `.ci/run` with an npm that does what the two given shell lines say: `test` for npm test, `check` for the checks. */
function ci({ test, check }: { test: string; check: string }) {
  const folder = mkdtempSync(join(tmpdir(), "fdm-ci-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, "npm"), `#!/bin/bash\nif [ "$1" = test ]; then ${test}; else ${check}; fi\n`)
  chmodSync(join(folder, "npm"), 0o755)
  const env = { ...process.env, PATH: [folder, process.env.PATH].join(delimiter) }
  const { status, stdout } = spawnSync("bash", [script], { env, encoding: "utf8", input: "" })
  return { status, lastLine: stdout.trimEnd().split("\n").at(-1) }
}

const tells = (counts: string, code = 0) => `echo "${counts}" >"$FDM_COUNTS"; exit ${code}`

test.for([
  ["both hold", tells("40 0"), tells("7 0"), 0, "47 passed, 0 failed"],
  ["a test failed, and the checks run all the same", tells("39 1", 1), tells("7 0"), 1, "46 passed, 1 failed"],
  ["a check failed", tells("40 0"), tells("5 2", 1), 1, "45 passed, 2 failed"],
  ["the tests never came to their end", "exit 1", tells("7 0"), 1, "7 passed, 1 failed"],
  ["the tests say nothing and end well", "exit 0", tells("7 0"), 1, "7 passed, 1 failed"],
  ["the tests end badly without a failure", tells("40 0", 1), tells("7 0"), 1, "47 passed, 1 failed"],
] as const)("%s", ([, testLine, checkLine, status, lastLine]) => {
  expect(ci({ test: testLine, check: checkLine })).toEqual({ status, lastLine })
})
