import type { TestProject } from "vitest/node"
import { serveApp } from "./serve-app.ts"
import { unpackChromium } from "./unpack-chromium.ts"

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the one of vitest
  export interface ProvidedContext {
    /** Where the app of this run is served. */
    appUrl: string
    /** The program of the browser. */
    chromium: string
  }
}

/** One app and one unpacked browser for all files of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [app, chromium] = await Promise.all([serveApp(), unpackChromium()])
  project.provide("appUrl", app.url)
  project.provide("chromium", chromium)
  return app.stop
}
