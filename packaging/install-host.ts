import { copyFile, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { runProgram } from "../scripts/child.mjs"
import { root } from "../scripts/paths.mjs"
import { setUp, type Tools } from "../scripts/setup.mjs"
import { turbo } from "../scripts/turbo.mjs"

/** The packages that are published, and so installed by hosts. */
export const published = ["fdm-core", "fdm-helpdesk"] as const

export type PackedManifest = { version: string; exports: Record<string, unknown>; dependencies: Record<string, string> }

/** What a host of ours brings along itself. */
const hostsOwn = ["@electric-sql/pglite", "@types/node", "drizzle-orm", "postgres"]

async function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { code, output } = await runProgram(program, args, { cwd, env, show: false })
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${output}`)
  return output
}

/** Packs a package as a release would. @returns the name of the tarball in `folder` */
async function pack(tools: Tools, name: string, folder: string): Promise<string> {
  const args = ["pack", "--json", "--pack-destination", folder]
  const { filename } = JSON.parse(await run(tools.pnpm, args, join(root, name), tools.env))
  return filename
}

async function installedVersion(name: string): Promise<string> {
  const manifest = await readFile(join(root, "packaging", "node_modules", name, "package.json"), "utf8")
  return JSON.parse(manifest).version
}

/**
 * Makes an empty project in `folder` and installs both packages there from their tarballs, beside the database drivers.
 * pnpm lets a package reach only what it declares, so an undeclared import fails there. The workspace's lock file says which
 * versions the rest has: they lie in the store already, and nothing has to be fetched.
 */
export async function installHost(folder: string): Promise<Tools> {
  const tools = await setUp()
  await turbo(
    tools,
    "build",
    published.map((name) => `--filter=./${name}`),
  )
  const packed = await Promise.all(published.map((name) => pack(tools, name, join(folder, "packed"))))
  const tarballs = Object.fromEntries(published.map((name, at) => [name, `file:${packed[at]}`]))
  const own = Object.fromEntries(await Promise.all(hostsOwn.map(async (name) => [name, await installedVersion(name)])))
  const host = { name: "host", private: true, type: "module", dependencies: { ...tarballs, ...own } }
  await writeFile(join(folder, "package.json"), JSON.stringify(host))
  // The helpdesk asks for fdm-core as a registry knows it; here that is the other tarball.
  const settings = { overrides: { "fdm-core": tarballs["fdm-core"] }, pmOnFail: "ignore", strictDepBuilds: false }
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings))
  await copyFile(join(root, "pnpm-lock.yaml"), join(folder, "pnpm-lock.yaml"))
  await run(tools.pnpm, ["install", "--prefer-offline", "--no-frozen-lockfile"], folder, tools.env)
  return tools
}

/** The manifest of an installed package. */
export async function manifestIn(folder: string, name: string): Promise<PackedManifest> {
  return JSON.parse(await readFile(join(folder, "node_modules", name, "package.json"), "utf8"))
}

/** All that a host can import of an installed package, such as `fdm-helpdesk/jobs`. */
export async function entryPointsIn(folder: string): Promise<string[]> {
  const ofPackage = async (name: string) =>
    Object.keys((await manifestIn(folder, name)).exports).map((path) => name + path.slice(1))
  return (await Promise.all(published.map(ofPackage))).flat()
}

/** A file that names every export that there is when the packages run, for a compiler to find its type. */
async function everyExport(folder: string): Promise<string> {
  const names = await entryPointsIn(folder)
  const script = `const names = ${JSON.stringify(names)}
    const keys = await Promise.all(names.map(async (name) => Object.keys(await import(name))))
    process.stdout.write(JSON.stringify(keys))`
  const keys: string[][] = JSON.parse(
    await run(process.execPath, ["--input-type=module", "-e", script], folder, process.env),
  )
  const lines = names.map(
    (name, at) =>
      `import * as entry${at} from "${name}"\nexport const all${at} = [${keys[at]?.map((key) => `entry${at}.${key}`)}]`,
  )
  return lines.join("\n")
}

/** Puts the examples of the documentation, and what runs and compiles them, into the host; one file names every entry point. */
export async function writeSources(folder: string): Promise<void> {
  const folders = ["fdm-helpdesk/examples", "fdm-core/examples", "packaging/host"]
  await writeFile(join(folder, "entry-points.ts"), await everyExport(folder))
  for (const from of folders)
    for (const name of await readdir(join(root, from))) {
      const source = await readFile(join(root, from, name), "utf8")
      // Node runs TypeScript as it stands, so one file names another as it is called there.
      await writeFile(join(folder, name), source.replaceAll(/ from "\.\/(.+)\.js"/g, ' from "./$1.ts"'))
    }
}
