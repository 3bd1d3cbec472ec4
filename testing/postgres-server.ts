import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { freePort } from "./free-port.js"
import { binariesForEverybody } from "./postgres-binaries.js"

const run = promisify(execFile)

/** Durability is no use to a database that lives for one run. Autovacuum would hold template databases busy. */
const usual = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
  jit: "off",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  log_min_messages: "log",
}

export type PostgresServer = {
  /** The address of a database on this server, whose user may do everything. */
  url(database?: string): string
  /** Stops the server, if it still runs, and removes what it wrote. */
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** Where it keeps its data, for a next time; otherwise they go away with it. */
  keptIn?: string
  /** Settings that differ from those of tests. */
  settings?: Readonly<Record<string, string>>
}

/** Starts a Postgres 18 of our own on a free port. It goes away with this process, however that ends. */
export async function startPostgres({ keptIn, settings = {} }: PostgresOptions = {}): Promise<PostgresServer> {
  const folder = keptIn ?? (await mkdtemp(join(tmpdir(), "fdm-postgres-")))
  try {
    const user = await serverUser()
    await chmod(folder, 0o755)
    const { initdb, postgres } = await binariesForEverybody(folder)
    const data = join(folder, "data")
    if (!existsSync(data)) await makeCluster(initdb, data, user)
    const port = await freePort()
    const flags = Object.entries({ ...usual, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`])
    const server = spawn(postgres, ["-D", data, "-p", String(port), ...flags], {
      ...user,
      cwd: data,
      stdio: ["ignore", "ignore", "pipe"],
    })
    const stop = stopper(server, keptIn ? [] : [folder])
    await untilReady(server)
    return { url: (database = "postgres") => `postgres://fdm@127.0.0.1:${port}/${database}`, stop }
  } catch (error) {
    if (!keptIn) await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function makeCluster(initdb: string, data: string, user: User): Promise<void> {
  await mkdir(data)
  if ("uid" in user) await chown(data, user.uid, user.gid)
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"]
  const options = [`--pgdata=${data}`, "--username=fdm", "--auth=trust", "--no-sync", ...locale]
  await run(initdb, options, { ...user, cwd: data })
}

type User = { uid: number; gid: number } | Record<never, never>

/** The programs refuse to run as root, so root hands them to somebody who has no rights. */
async function serverUser(): Promise<User> {
  if (process.getuid?.() !== 0) return {}
  const idOf = async (flag: string) => {
    const { stdout } = await run("id", [flag, "postgres"]).catch(() => run("id", [flag, "nobody"]))
    return Number(stdout)
  }
  return { uid: await idOf("-u"), gid: await idOf("-g") }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ""
    server.stderr?.on("data", (chunk) => {
      if (log.includes("ready to accept connections")) return
      log += chunk
      if (log.includes("ready to accept connections")) resolve()
    })
    server.once("error", reject)
    server.once("exit", () => reject(new Error(`Postgres did not start:\n${log}`)))
  })
}

/** The one way for the server to end: its watcher sees our end of the pipe close, stops it and clears these folders. */
function stopper(server: ChildProcess, folders: string[]): () => Promise<void> {
  const script = fileURLToPath(new URL("./stop-when-orphaned.mjs", import.meta.url))
  const watcher = spawn(process.execPath, [script, String(server.pid), ...folders], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  })
  return async () => {
    if (watcher.exitCode !== null) return
    watcher.stdin?.end()
    await once(watcher, "exit")
  }
}
