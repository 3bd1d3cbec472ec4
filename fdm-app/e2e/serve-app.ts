import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

export type ServedApp = {
  url: string
  stop(): Promise<void>
  /** Ends the process at once, as a crash does, and leaves its data behind. */
  crash(): Promise<void>
}

const startLimitMs = 60_000

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
  let output = ""
  const keep = (text: string) => {
    output += text
  }
  server.stdout.setEncoding("utf8").on("data", keep)
  server.stderr.setEncoding("utf8").on("data", keep)
  const ended = once(server, "exit")
  const stop = async () => {
    server.kill("SIGTERM")
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  const crash = async () => {
    server.kill("SIGKILL")
    await ended
  }
  const started = Date.now()
  while (!output.includes("FDM runs at")) {
    if (server.exitCode !== null || Date.now() - started > startLimitMs) {
      await stop()
      throw new Error(`The app did not start:\n${output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { url: `http://localhost:${port}`, stop, crash }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (typeof address !== "object" || !address) throw new Error("a server that listens has an address")
  return address.port
}
