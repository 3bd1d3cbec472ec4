import { join } from "node:path"
import type { Fdm } from "fdm-core/db"
import type { Links, Mailer } from "fdm-helpdesk"
import { type LiveHub, type OnError, type RunningJobs, startJobs, startLive } from "fdm-helpdesk/jobs"
import { postmarkMailer } from "fdm-helpdesk/mail"
import { geminiModel } from "fdm-helpdesk/triage"
import type { Environment } from "./environment.server"
import { inBrief } from "./for-log.server"
import { keptMailer, type MailFolder } from "./kept-mailer.server"

/** Postmark where there is a key, else a folder, which a demo shows to its admins: `mail-folder.server.ts` says to whom. */
export function mailerOf({ postmark, dataFolder, demo }: Environment): { mailer: Mailer; mails?: MailFolder } {
  if (postmark) return { mailer: postmarkMailer(postmark) }
  const mailer = keptMailer(join(dataFolder, "mail"))
  return { mailer, mails: demo === "here" || demo === "open" || import.meta.env.DEV ? mailer : undefined }
}

/** Where mails lead. */
export function linksOf(url: URL): Links {
  return {
    ticketForRequester: (ticketId) => new URL(`/support/${ticketId}`, url).href,
    ticketForAgent: (ticketId) => new URL(`/admin/support/${ticketId}`, url).href,
    exportForAgent: (exportId) => new URL(`/admin/support/exports#${exportId}`, url).href,
  }
}

/** Starts delivering mails and triaging tickets, in this process. */
export function startWork({ gemini }: Environment, { db, listen }: Fdm, mailer: Mailer, links: Links): RunningJobs {
  const model = gemini && geminiModel(gemini)
  return startJobs({ db, listen, ports: { mailer, links, model }, onError: report })
}

/** Begins to hear what all processes on this database change. */
export function startLiveEvents({ listen }: Fdm): LiveHub {
  return startLive({ listen, onError: report })
}

const report: OnError = (error, { job, workId, ticketId, exportId }) => {
  const about = [`job ${job}`, workId, ticketId, exportId].filter(Boolean).join(" ")
  process.stderr.write(`${about}: ${inBrief(error)}\n`)
}
