import { createServer, type Server } from "node:http"
import { announce } from "./announce.ts"
import { listenerOf, loadBuild } from "./build.ts"
import { answerBrokenRequests, mostConnections, patience } from "./edge.ts"

/**
 * Serves the production build. The port is taken first, so that a busy one is told at once; requests that come while the
 * database is being opened wait for it.
 */
async function start(): Promise<void> {
  const build = await loadBuild()
  const { host, linesOf, readEnvironment } = build.entry.module
  const environment = readEnvironment()
  const listener = listenerOf(build, environment)
  const server = createServer(patience, listener).on("checkExpectation", listener)
  server.maxConnections = mostConnections
  answerBrokenRequests(server, environment.url)
  await listen(server, environment.port, environment.host)
  const opening = host(console.log)
  stopOnSignal(server, opening)
  const open = await opening.catch((error) => {
    throw withAdvice(error, environment.databaseUrl)
  })
  announce(environment, open, linesOf(open.watch.notices()))
}

/** Says also where a database that can't be had was spoken of, without what stands there: it holds a password. */
function withAdvice(error: unknown, databaseUrl?: string): unknown {
  if (!(error instanceof Error && "code" in error && error.code === "unavailable")) return error
  const advice = databaseUrl
    ? "DATABASE_URL: check its host, port, name and password, and that the server runs. Such as DATABASE_URL=postgres://name:password@db.example:5432/fdm"
    : "FDM_DATA: check that no other FDM runs on this folder and that it can be written in. Or write another, such as FDM_DATA=/var/lib/fdm"
  return new Error(`${error.message}\n  ${advice}`)
}

const hosts = "Write 127.0.0.1 for this machine alone, 0.0.0.0 to let others in"

/** What to do about a port or an address that can't be had. */
const whyNot: Record<string, (port: number) => string> = {
  EADDRINUSE: (port) => `Port ${port} is in use. Choose another: PORT=3001 npm start`,
  EACCES: (port) => `Port ${port} is for the system alone. Choose one above 1023: PORT=3001 npm start`,
  EADDRNOTAVAIL: () => `HOST is no address of this machine. ${hosts}`,
  ENOTFOUND: () => `HOST is a name that leads to no address. ${hosts}`,
  EAI_AGAIN: () => `HOST is a name that nobody could look up now. ${hosts}`,
}

/** @throws Error in words when the port is taken or may not be used */
function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(new Error(whyNot[error.code ?? ""]?.(port) ?? `HOST or PORT can't be listened on: ${error.code}`))
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
