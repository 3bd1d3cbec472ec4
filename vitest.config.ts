import { fileURLToPath } from "node:url"
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config"

/** Workspace packages run from their source, without a build: in tests (`ssr`) and in global setups (`__vitest__`). */
const resolve = { conditions: ["source", "node", "development|production"] }
const fromSource = { environments: { ssr: { resolve }, __vitest__: { resolve } } }

/** What `~` stands for in the app, as its tsconfig says. */
const appFolder = fileURLToPath(new URL("fdm-app/app", import.meta.url))

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
      exclude: ["**/node_modules/**", `**/*.${engine === "pglite" ? "postgres" : "pglite"}.test.ts`],
      globalSetup: ["./testing/global-setup.ts"],
      // Threads that are used again compile PGlite once instead of once per file.
      pool: "threads",
      isolate: false,
      // The first test of a file waits for its database as well, and machines may be busy.
      testTimeout: 30_000,
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
      { test: { name: "scripts", include: ["scripts/**/*.test.ts"] } },
      { test: { name: "package", include: ["packaging/*.test.ts"], testTimeout: 120_000 } },
      {
        ...fromSource,
        resolve: { alias: { "~": appFolder } },
        test: { name: "app", include: ["fdm-app/{app,server}/**/*.test.{ts,tsx}"] },
      },
      {
        ...fromSource,
        test: {
          name: "e2e",
          include: ["fdm-app/e2e/**/*.e2e.ts"],
          globalSetup: ["./fdm-app/e2e/global-setup.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
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
