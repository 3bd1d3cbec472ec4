import { createServer, type Server } from "node:http"
import { announce } from "./announce.ts"
import { listenerOf, loadBuild } from "./build.ts"

/**
 * Serves the production build. The port is taken first, so that a busy one is told at once; requests that come while the
 * database is being opened wait for it.
 */
async function start(): Promise<void> {
  const build = await loadBuild()
  const { host, readEnvironment } = build.entry.module
  const environment = readEnvironment()
  const server = createServer(listenerOf(build, environment.url))
  await listen(server, environment.port, environment.host)
  const opening = host(console.log)
  stopOnSignal(server, opening)
  announce(environment, await opening)
}

/** @throws Error in words when the port is taken or may not be used */
function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isBusy = error.code === "EADDRINUSE"
      reject(isBusy ? new Error(`Port ${port} is in use. Choose another: PORT=3001 npm start`) : error)
    })
    server.listen(port, host, resolve)
  })
}

type Stoppable = { live: { stop(): Promise<void> }; close(): Promise<void> }

const patienceMs = 10_000
const echoMs = 1_000

/**
 * Ends in order: no new requests, live events end, running requests are answered, jobs stop, the database is closed. A second signal ends at
 * once; but one that comes at the heels of the first is the same one, told by the terminal and passed on by npm as well.
 */
function stopOnSignal(server: Server, opening: Promise<Stoppable>): void {
  let stoppingSince: number | undefined
  const stop = async () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > echoMs) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    setTimeout(() => process.exit(1), patienceMs).unref()
    const closed = new Promise((resolve) => server.close(resolve))
    // Pages that listen to live events never hang up by themselves.
    void opening.then(({ live }) => live.stop()).catch(() => undefined)
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), patienceMs / 2).unref()
    await closed
    // What went wrong while opening was told already.
    await opening.then(
      (open) => open.close(),
      () => undefined,
    )
    process.exit(0)
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop)
}

start().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
