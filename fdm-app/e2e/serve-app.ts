import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "../../testing/free-port.ts"

export type ServedApp = {
  url: string
  pid: number | undefined
  stop(): Promise<void>
  /** Ends the process at once, as a crash does, and leaves its data behind. */
  crash(): Promise<void>
}

const startLimitMs = 180_000

/** Stands for the header in which a proxy tells where a request comes from. */
export const addressHeader = "x-test-address"

/** What the app is told by its surroundings; a test tells it itself. */
const settings = /^(PORT|HOST|DATABASE_URL|AUTH_SECRET|FDM_.*|POSTMARK_.*|GEMINI_.*)$/

/** Serves the production build as `npm start` does: on a free port, with data and demo of its own. */
export async function serveApp(variables: Record<string, string> = {}): Promise<ServedApp> {
  const folder = await mkdtemp(join(tmpdir(), "fdm-e2e-"))
  const port = await freePort()
  const inherited = Object.entries(process.env).filter(([name]) => !settings.test(name))
  const server = spawn(process.execPath, ["server/start.ts"], {
    cwd: join(import.meta.dirname, ".."),
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: "production",
      PORT: String(port),
      FDM_DATA: folder,
      FDM_CLIENT_ADDRESS_HEADER: addressHeader,
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const ended = once(server, "exit")
  const mayEnd = tellUnexpectedEnd(server)
  const stop = async () => {
    mayEnd()
    server.kill("SIGTERM")
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  const crash = async () => {
    mayEnd()
    server.kill("SIGKILL")
    await ended
  }
  await untilServing(server).catch(async (error) => {
    await stop()
    throw error
  })
  return { url: `http://localhost:${port}`, pid: server.pid, stop, crash }
}

const keptCharacters = 5_000

/** Shows what an app said last that ends by itself, until it may. */
function tellUnexpectedEnd(server: ChildProcess): () => void {
  let output = ""
  const keep = (text: string) => {
    output = (output + text).slice(-keptCharacters)
  }
  server.stdout?.on("data", keep)
  server.stderr?.on("data", keep)
  const tell = () => void process.stderr.write(`The app ended by itself:\n${output}\n`)
  server.once("exit", tell)
  return () => server.off("exit", tell)
}

/** Waits for the line that tells where the app is. */
function untilServing(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ""
    const fail = () => {
      clearTimeout(limit)
      reject(new Error(`The app did not start:\n${output}`))
    }
    const limit = setTimeout(fail, startLimitMs)
    const keep = (text: string) => {
      output += text
      if (!output.includes("FDM runs at")) return
      clearTimeout(limit)
      resolve()
    }
    server.stdout?.setEncoding("utf8").on("data", keep)
    server.stderr?.setEncoding("utf8").on("data", keep)
    server.once("close", fail)
  })
}
