import type { TestProject } from "vitest/node"
import { startPostgres } from "../../../testing/postgres-server.ts"
import { prepareDatabase, prepareFolder } from "./prepared-demo.ts"
import { serveApp } from "./serve-app.ts"
import { unpackChromium } from "./unpack-chromium.ts"

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the one of vitest
  export interface ProvidedContext {
    /** The apps that tests share, one for each lane of files that run side by side. */
    lanes: { url: string; folder: string }[]
    /** A data folder with a demo in it. */
    demoFolder: string
    /** Address of the maintenance database of the run's Postgres server. */
    e2ePostgresUrl: string
    /** The program of the browser. */
    chromium: string
  }
}

/** One unpacked browser, one Postgres server and one demo on either engine for all files of a run, and an app for each lane. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [chromium, demo, postgres] = await Promise.all([unpackChromium(), prepareFolder(), startPostgres()])
  const count = project.config.maxWorkers
  const serving = Array.from({ length: count }, () => serveApp({ FDM_MEASURE: "on" }, demo.folder))
  const [lanes] = await Promise.all([Promise.all(serving), prepareDatabase(postgres.url())])
  project.provide(
    "lanes",
    lanes.map(({ url, folder }) => ({ url, folder })),
  )
  project.provide("demoFolder", demo.folder)
  project.provide("e2ePostgresUrl", postgres.url())
  project.provide("chromium", chromium)
  return async () => {
    await Promise.all(lanes.map(({ stop }) => stop()))
    await Promise.all([postgres.stop(), demo.clear()])
  }
}
