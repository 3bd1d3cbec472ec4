import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const src = fileURLToPath(new URL("../", import.meta.url))
const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\//.test(file)
const texts = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter(isSource)
  .map((file) => [file, readFileSync(`${src}/${file}`, "utf8")] as const)
const filesWith = (pattern: RegExp) => texts.filter(([, text]) => pattern.test(text)).map(([file]) => file)

test("whoever writes agents anew asks whether an admin stays", () => {
  const writers = filesWith(
    /\b(?:update|delete)\(\s*agents\b|\b(?:update|delete from)\s+(?:\$\{agents\}|"?fdm-helpdesk"?\."?agents)/,
  )
  expect(writers.sort()).toEqual([
    "desk/agents/agent.ts",
    "desk/agents/host-role.ts",
    "desk/agents/roster.ts",
    "privacy/leave-desk.ts",
  ])
  expect(filesWith(/\b(?:assertAdminStays|adminStays)\(/)).toEqual(expect.arrayContaining(writers))
})

test("nobody makes an agent over one that is there", () => {
  const makers = texts.filter(([, text]) => /\binsert\(agents\)/.test(text))
  expect(makers.map(([file]) => file).sort()).toEqual([
    "desk/agents/agent.ts",
    "desk/agents/host-role.ts",
    "desk/agents/register-agent.ts",
  ])
  for (const [file, text] of makers) expect([file, /onConflictDoUpdate/.test(text)]).toEqual([file, false])
})
