import { readFile } from "node:fs/promises"
import { expect, test } from "vitest"

const root = new URL("../../", import.meta.url)

test("the example in the READMEs runs, and is at most 15 lines of code", async () => {
  const example = await readFile(new URL("fdm-helpdesk/examples/embed.ts", root), "utf8")
  for (const readme of ["README.md", "fdm-helpdesk/README.md"])
    expect(await readFile(new URL(readme, root), "utf8")).toContain(`\`\`\`ts\n${example}\`\`\``)
  expect(example.split("\n").filter(Boolean).length).toBeLessThanOrEqual(15)

  const { rows } = await import("../examples/embed.js")

  expect(rows).toMatchObject([
    { requesterName: "Wim", lastMessagePreview: "Look under Settings, Fields.", status: "in_progress" },
  ])
})
