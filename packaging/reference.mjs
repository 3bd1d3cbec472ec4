import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Application } from "typedoc"
import { root } from "../scripts/paths.mjs"

/**
 * The reference of everything that the published packages export, read off the sources. `check` only looks whether it is
 * whole: each export has words of its own, each link leads somewhere, and no signature names a type that is kept inside.
 * Otherwise it is written, as pages, to the folder given.
 */
const published = ["fdm-core", "fdm-helpdesk"]

/** @param {string} name @returns {[file: string, entryPoint: string][]} the source of each entry point, such as `fdm-core/ids` */
function entryPointsOf(name) {
  const { exports } = JSON.parse(readFileSync(join(root, name, "package.json"), "utf8"))
  /** @type {[string, { source: string }][]} */
  const conditions = Object.entries(exports)
  return conditions.map(([path, { source }]) => [join(root, name, source), name + path.slice(1)])
}

const names = new Map(published.flatMap(entryPointsOf))
const app = await Application.bootstrap({
  name: "FDM",
  readme: "none",
  entryPoints: [...names.keys()],
  tsconfig: join(root, "packaging", "tsconfig.reference.json"),
  // The check "types" sees errors of types, with the compiler that everything is built with.
  skipErrorChecking: true,
  excludeExternals: true,
  packagesRequiringDocumentation: published,
  requiredToBeDocumented: ["Module", "Namespace", "Function", "Class", "TypeAlias", "Interface", "Variable"],
  // Settings of better-auth, as `createAuth` has them; the words for them are its own.
  intentionallyNotDocumented: [
    "fdm-core/auth.createAuth.__type.advanced.__type.database.__type.generateId",
    "fdm-core/auth.createAuth.__type.database",
    "fdm-core/auth.createAuth.__type.logger.__type.log",
    "fdm-core/auth.createAuth.__type.onAPIError.__type.onError",
    "fdm-core/auth.createAuth.__type.plugins.__type.endpoints.__type.signInMagicLink.__type.use",
    "fdm-core/auth.createAuth.__type.plugins.__type.endpoints.__type.signUpEmail.__type.use",
  ],
  validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
  treatWarningsAsErrors: true,
  disableSources: true,
})

async function convert() {
  const entryPoints = app.getEntryPoints() ?? []
  for (const entry of entryPoints) entry.displayName = names.get(entry.sourceFile.fileName) ?? entry.displayName
  return app.converter.convert(entryPoints)
}

const project = await convert()
app.validate(project)
const [folder = "check"] = process.argv.slice(2)
if (folder !== "check") await app.generateDocs(project, folder)
process.exitCode = app.logger.hasWarnings() || app.logger.hasErrors() ? 1 : 0
