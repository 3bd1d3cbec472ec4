import { existsSync } from "node:fs"
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

/**
 * Chromium comes as a compressed package and unpacks into the folder for temporary files, where it takes any file with
 * the right name for itself, be it half written or of another version. So it is unpacked once per version into a folder
 * of its own, which gets its name only when it is whole.
 *
 * @returns the path of the program
 */
export async function unpackChromium(): Promise<string> {
  const folder = join(import.meta.dirname, "../../../node_modules/.cache/fdm", `chromium-${await packageVersion()}`)
  const program = join(folder, "chromium")
  if (existsSync(program)) return program
  await mkdir(dirname(folder), { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  await unpackInto(draft)
  // When somebody else was first, theirs is as good.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return program
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium")
  const text = await readFile(join(dirname(entry), "../package.json"), "utf8")
  return JSON.parse(text).version
}

async function unpackInto(folder: string): Promise<void> {
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder
  try {
    const { default: chromium } = await import("@sparticuz/chromium")
    await chromium.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}
