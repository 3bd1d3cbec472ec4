import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import type { Connection } from "fdm-core/db"
import { pendingHelpdeskMigrations } from "../db/migrate.js"
import { startJobs } from "../jobs/start-jobs.js"
import { contentFree, isFdmError, type Ports } from "../kernel/index.js"
import { type ExitCode, exitCodes, type Say } from "./exit.js"
import { type Options, Usage } from "./options.js"

/**
 * Does everything that the helpdesk does by itself, until it is told to stop; what is on its way then is finished. Without a
 * module of ports, mail and triage are left to processes that have some.
 */
export async function workerCommand({ db, listen }: Connection, { ports: path }: Options, say: Say): Promise<ExitCode> {
  if ((await pendingHelpdeskMigrations(db)) > 0) {
    say("The tables are not up to date: run `npx fdm-helpdesk migrate` first.")
    return exitCodes.wrong
  }
  const ports = path === undefined ? undefined : await portsOf(path)
  const stopped = toldToStop()
  const jobs = startJobs({
    db,
    listen,
    ...(ports && { ports }),
    onError: (error, { job, workId, ticketId, exportId }) =>
      say(`${[`job ${job}`, workId, ticketId, exportId].filter(Boolean).join(" ")}: ${inBrief(error)}`),
  })
  say(ports ? "At work, mail and triage included." : "At work. Without --ports, mail and triage are left to others.")
  await stopped
  say("Stopping, once what is on its way is done.")
  await jobs.stop()
  return exitCodes.fine
}

/** @throws Usage when the module can't be loaded, or has no ports */
async function portsOf(path: string): Promise<Ports> {
  const module: { ports?: Partial<Ports> } = await import(pathToFileURL(resolve(path)).href).catch((error: unknown) => {
    throw new Usage(`--ports ${path} can't be loaded: ${error instanceof Error ? error.name : "it threw"}.`)
  })
  const { mailer, links } = module.ports ?? {}
  const areThere = [mailer?.send, links?.ticketForRequester, links?.ticketForAgent].every(
    (one) => typeof one === "function",
  )
  if (!areThere) throw new Usage(`--ports ${path} has no export \`ports\` with a mailer and links.`)
  return module.ports as Ports
}

function toldToStop(): Promise<void> {
  const { promise, resolve: stop } = Promise.withResolvers<void>()
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop())
  return promise
}

/** A code, or the name of an error: its words may be people's. */
function inBrief(error: unknown): string {
  const known = contentFree(error)
  return isFdmError(known) ? known.code : "unexpected"
}
