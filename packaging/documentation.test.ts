import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../scripts/paths.mjs"
import { published } from "./install-host.js"

const read = (file: string) => readFile(join(root, file), "utf8")

/** Compiled with their packages, and run where another test says so. */
async function examples(): Promise<string[]> {
  const inPackage = async (name: string) => {
    const files = await readdir(join(root, name, "examples"))
    return Promise.all(files.map((file) => read(join(name, "examples", file))))
  }
  return (await Promise.all(published.map(inPackage))).flat()
}

const pages = ["README.md", "fdm-core/README.md", "fdm-helpdesk/README.md", "docs/embedding.md", "docs/search.md"]

test.for(pages)("all code of %s is that of an example", async (page) => {
  const blocks = [...(await read(page)).matchAll(/^```(?:ts|tsx|js)\n(.*?)^```$/gms)].map(([, code]) => code)
  expect(blocks.length).toBeGreaterThan(0)
  const all = await examples()
  for (const block of blocks) expect(all).toContain(block)
})

test.for(published)("the README of %s names every entry point", async (name) => {
  const { exports } = JSON.parse(await read(join(name, "package.json")))
  const readme = await read(join(name, "README.md"))
  for (const path of Object.keys(exports)) expect(readme).toContain(`\`${name}${path.slice(1)}\``)
})

test("no page leads to a file that is not there", async () => {
  for (const page of [...pages, "CONTRIBUTING.md", "fdm-app/README.md"]) {
    const links = [...(await read(page)).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) => to ?? "")
    for (const to of links)
      await expect(
        readFile(join(root, page, "..", to)).catch((error) => error.code),
        `${page}: ${to}`,
      ).resolves.not.toBe("ENOENT")
  }
})
