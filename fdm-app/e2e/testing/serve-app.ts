import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createFdm, type Db } from "fdm-core/db"
import { migrateHelpdesk, schemaHelpdesk } from "fdm-helpdesk"
import { freePort } from "../../../testing/free-port.ts"
import { ownAddressHeader } from "../../server/peer.ts"

export type ServedApp = {
  url: string
  /** What it keeps: `FDM_DATA`. */
  folder: string
  pid: number | undefined
  /** What it told in its terminal, the last of it. */
  said(): string
  stop(): Promise<void>
  /** Ends the process at once, as a crash does, and leaves its data behind. */
  crash(): Promise<void>
}

const startLimitMs = 180_000

/**
 * Stands for the header in which a proxy tells where a request comes from. Any other would tell of a proxy, and whoever comes
 * through one is never at the machine itself; this one the server writes anew on every request.
 */
export const addressHeader = ownAddressHeader

/** What the app is told by its surroundings; a test tells it itself. */
const settings = /^(PORT|HOST|DATABASE_URL|AUTH_SECRET|FDM_.*|POSTMARK_.*|GEMINI_.*)$/

/**
 * Serves the production build as `npm start` does: on a free port, with data of its own.
 *
 * @param prepared the data folder to begin with a copy of; without one, the app makes its demo itself
 */
export async function serveApp(variables: Record<string, string> = {}, prepared?: string): Promise<ServedApp> {
  const folder = await mkdtemp(join(tmpdir(), "fdm-e2e-"))
  const { DATABASE_URL: url, FDM_DATA } = variables
  if (prepared) await cp(prepared, folder, { recursive: true })
  // What another app left behind is opened by the app itself, because that is what those tests are about.
  else if (FDM_DATA === undefined) await giveRoomIn(url ? { url } : { folder: join(folder, "database") })
  const port = await freePort()
  const inherited = Object.entries(process.env).filter(([name]) => !settings.test(name))
  const server = spawn(process.execPath, ["server/start.ts"], {
    cwd: join(import.meta.dirname, "../.."),
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: "production",
      PORT: String(port),
      FDM_DATA: folder,
      FDM_CLIENT_ADDRESS_HEADER: addressHeader,
      // Behind a header for addresses, and on a server for databases, nobody gets a demo without asking for it.
      FDM_DEMO: "on",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const ended = once(server, "exit")
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal)
    await ended
  }
  const clear = () => rm(folder, { recursive: true, force: true })
  const said = listenTo(server)
  await untilServing(server, said).catch(async (error) => {
    await end("SIGTERM")
    await clear()
    throw error
  })
  const mayEnd = tellUnexpectedEnd(server, said)
  return {
    url: `http://localhost:${port}`,
    folder: variables.FDM_DATA ?? folder,
    pid: server.pid,
    said,
    async stop() {
      mayEnd()
      await end("SIGTERM")
      await clear()
    },
    async crash() {
      mayEnd()
      await end("SIGKILL")
    },
  }
}

export type Place = { url: string } | { folder: string }

async function giveRoomIn(place: Place): Promise<void> {
  const { db, close } = await createFdm(place)
  try {
    await migrateHelpdesk(db)
    await giveRoom(db)
  } finally {
    await close()
  }
}

/** All tests of a run ask as the same few people, more within minutes than anybody may. */
export async function giveRoom(db: Db): Promise<void> {
  const rate = { most: 10_000, minutes: 60 }
  const limits = Object.fromEntries(
    ["tickets", "changes", "automaticMails"].map((act) => [act, { account: rate, address: rate }]),
  )
  const row = { desk: "default", data: { limits }, updatedAt: new Date() }
  await db.insert(schemaHelpdesk.settings).values(row).onConflictDoNothing()
}

const keptCharacters = 20_000

/** Listens to an app. @returns what it said last */
function listenTo({ stdout, stderr }: ChildProcess): () => string {
  let output = ""
  for (const stream of [stdout, stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-keptCharacters)
    })
  return () => output
}

/** Shows what an app said last that ends by itself, until it may. */
function tellUnexpectedEnd(server: ChildProcess, said: () => string): () => void {
  const tell = () => void process.stderr.write(`The app ended by itself:\n${said()}\n`)
  server.once("exit", tell)
  return () => server.off("exit", tell)
}

/** Waits for the line that tells where the app is. */
function untilServing(server: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => {
      clearTimeout(limit)
      reject(new Error(`The app did not start:\n${said()}`))
    }
    const limit = setTimeout(fail, startLimitMs)
    server.stdout?.on("data", () => {
      if (!said().includes("FDM runs at")) return
      clearTimeout(limit)
      resolve()
    })
    server.once("close", fail)
  })
}
