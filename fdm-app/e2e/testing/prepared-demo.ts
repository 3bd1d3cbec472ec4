import { randomUUID } from "node:crypto"
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createAuth } from "fdm-core/auth"
import { createFdm } from "fdm-core/db"
import { migrateHelpdesk } from "fdm-helpdesk"
import { inject } from "vitest"
import { onServer } from "../../../testing/postgres-template.ts"
import { tempFolder } from "../../../testing/temp-folder.ts"
import { seedDemo } from "../../server/demo/seed-demo.ts"
import { giveRoom, type Place, type ServedApp, serveApp } from "./serve-app.ts"

const templateDatabase = "fdm_demo"

/** Makes the demo once for all apps of a run, as the first start of an app does. @returns the folder that holds it */
export async function prepareFolder(): Promise<{ folder: string; clear(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "fdm-e2e-demo-"))
  await prepare({ folder: join(folder, "database") })
  return { folder, clear: () => rm(folder, { recursive: true, force: true }) }
}

/** The same on a Postgres server, as a database to be copied. @param server address of its maintenance database */
export async function prepareDatabase(server: string): Promise<void> {
  await onServer(server, `create database ${templateDatabase}`)
  await prepare({ url: addressOf(server, templateDatabase) })
}

async function prepare(place: Place): Promise<void> {
  const fdm = await createFdm(place)
  try {
    await migrateHelpdesk(fdm.db)
    await giveRoom(fdm.db)
    // The hashes of passwords hold without the secret, which every app has of its own.
    const [baseURL, secret] = ["http://localhost:3000", randomUUID() + randomUUID()]
    const auth = createAuth({ db: fdm.db, baseURL, secret, sendMail: () => Promise.resolve() })
    await seedDemo({ db: fdm.db, auth })
  } finally {
    await fdm.close()
  }
}

/** Serves an app whose demo is there already: in its folder, or in the database that `demoDatabase` made. */
export function serveDemo(variables: Record<string, string> = {}): Promise<ServedApp> {
  return serveApp(variables, variables.DATABASE_URL ? undefined : inject("demoFolder"))
}

/** @returns a data folder with the demo in it, for apps that come one after the other. It goes away with the test. */
export async function demoFolder(): Promise<string> {
  const folder = await tempFolder()
  await cp(inject("demoFolder"), folder, { recursive: true })
  return folder
}

/** @returns the address of a new database on the run's Postgres server, with the demo in it. It goes away with the server. */
export async function demoDatabase(): Promise<string> {
  const name = `demo_${randomUUID().replaceAll("-", "")}`
  await onServer(inject("e2ePostgresUrl"), `create database ${name} template ${templateDatabase}`)
  return addressOf(inject("e2ePostgresUrl"), name)
}

function addressOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
