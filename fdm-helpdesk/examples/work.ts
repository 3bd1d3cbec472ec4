import type { Links, Listen } from "fdm-helpdesk"
import { startJobs } from "fdm-helpdesk/jobs"
import { postmarkMailer } from "fdm-helpdesk/mail"
import { geminiModel } from "fdm-helpdesk/triage"
import { client, db } from "./host.js"

/** Postgres tells when something is to be done, so nobody polls. */
export const listen: Listen = async (channel, onNotify, onListening) => {
  const { unlisten } = await client.listen(channel, onNotify, onListening)
  return unlisten
}

const links: Links = {
  ticketForRequester: (id) => `https://app.example/questions/${id}`,
  ticketForAgent: (id) => `https://app.example/desk/${id}`,
  exportForAgent: (id) => `https://app.example/desk/exports/${id}`,
}

/** In as many processes as you like. Without `model`, subject and priority are made without one. */
export function startWork() {
  const mailer = postmarkMailer({ token: process.env.POSTMARK_API_KEY ?? "" })
  const model = geminiModel({ apiKey: process.env.GEMINI_API_KEY ?? "" })
  return startJobs({ db, listen, ports: { mailer, links, model }, onError: (error, { job }) => report(job, error) })
}

function report(job: string, error: unknown): void {
  process.stderr.write(`${job}: ${error instanceof Error ? error.message : "failed"}\n`)
}
