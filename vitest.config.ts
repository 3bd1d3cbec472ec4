import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { setFlagsFromString } from "node:v8"
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config"

/*
 * Threads share the compiled PGlite, and while V8 throws away code of it that was compiled anew, the process may end with "Check
 * failed: jit_page_->allocations_.erase(addr) == 1" (nodejs/node#64500). A run is too short to need that room.
 */
setFlagsFromString("--no-wasm-code-gc")

/** Workspace packages run from their source, without a build: in tests (`ssr`) and in global setups (`__vitest__`). */
const resolve = { conditions: ["source", "node", "development|production"] }
const fromSource = { environments: { ssr: { resolve }, __vitest__: { resolve } } }

/** What `~` stands for in the app, as its tsconfig says. */
const appFolder = fileURLToPath(new URL("fdm-app/app", import.meta.url))

/** What is to come is waited for as long as a busy machine may need; a second is no promise of ours. */
const patient = { poll: { timeout: 20_000 } }

const takesTestOfVitest = /import \{[^}]*\btest\b[^}]*\} from "vitest"/
const takesDatabase = /testing\/(database|test-database|postgres-)[\w-]*\.|inject\(/

/** Files of tests without a database. They prove the same whichever it is, and run once. */
function withoutDatabase(folder: string): string[] {
  return globSync(`${folder}/**/*.test.{ts,tsx}`).filter((file) => {
    const text = readFileSync(file, "utf8")
    return takesTestOfVitest.test(text) && !takesDatabase.test(text)
  })
}

/** The tests of a library run once per engine: the same files, another database. Few are about one engine and say so. */
function libraryProject(
  name: string,
  engine: "pglite" | "postgres",
  folder = `fdm-${name}/src`,
): TestProjectInlineConfiguration {
  return {
    ...fromSource,
    test: {
      name: `${name}-${engine}`,
      include: [`${folder}/**/*.test.{ts,tsx}`],
      exclude:
        engine === "pglite"
          ? ["**/node_modules/**", "**/*.postgres.test.ts"]
          : ["**/node_modules/**", "**/*.pglite.test.ts", ...withoutDatabase(folder)],
      globalSetup: ["./testing/global-setup.ts"],
      // Threads that are used again compile PGlite once instead of once per file.
      pool: "threads",
      isolate: false,
      // The first test of a file waits for its database as well, and machines may be busy.
      testTimeout: 30_000,
      expect: patient,
    },
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      libraryProject("core", "pglite"),
      libraryProject("core", "postgres"),
      libraryProject("helpdesk", "pglite"),
      libraryProject("helpdesk", "postgres"),
      libraryProject("bench", "pglite", "bench"),
      libraryProject("bench", "postgres", "bench"),
      { test: { name: "scripts", include: ["scripts/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { name: "package", include: ["packaging/*.test.ts"], testTimeout: 120_000 } },
      {
        ...fromSource,
        resolve: { alias: { "~": appFolder } },
        test: {
          name: "app",
          include: ["fdm-app/{app,server}/**/*.test.{ts,tsx}"],
          testTimeout: 30_000,
          expect: patient,
        },
      },
      {
        ...fromSource,
        test: {
          name: "e2e",
          include: ["fdm-app/e2e/**/*.e2e.ts"],
          globalSetup: ["./fdm-app/e2e/testing/global-setup.ts"],
          // Threads that are used again load playwright and start a browser once, instead of once per file.
          pool: "threads",
          isolate: false,
          // As many lanes, each with an app of its own. After all others, which would have browsers wait.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          expect: patient,
          // A browser on a busy machine misses a beat now and then; what fails twice is broken.
          retry: 1,
        },
      },
    ],
    coverage: {
      provider: "v8",
      // The figures; which lines they are stands in coverage/index.html.
      reporter: ["text-summary", "html"],
      include: ["fdm-core/src/**/*.{ts,tsx}", "fdm-helpdesk/src/**/*.{ts,tsx}"],
      exclude: ["**/migrations/**", "**/*.d.ts", "**/*.test.{ts,tsx}", "**/testing/**"],
      thresholds: { lines: 90 },
    },
  },
})
