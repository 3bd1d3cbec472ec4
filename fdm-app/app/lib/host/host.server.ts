import { join } from "node:path"
import { type Auth, type AuthMail, createAuth } from "fdm-core/auth"
import { createFdm, type Db } from "fdm-core/db"
import { anonymizeRequester, type Links, type Mailer, migrateHelpdesk, type SystemActor } from "fdm-helpdesk"
import type { LiveHub } from "fdm-helpdesk/jobs"
import { authMail } from "~/lib/auth/auth-mail.server"
import { ownAddressHeader } from "../../../server/peer"
import { countStatement } from "./cost.server"
import { type Demo, prepareDemo, type Say } from "./demo.server"
import { type Environment, readEnvironment } from "./environment.server"
import { inBrief } from "./for-log.server"
import { type KeptBrand, keepBrand } from "./kept-brand.server"
import type { MailFolder } from "./kept-mailer.server"
import { askDatabase, startWatch, type Watch } from "./observed.server"
import { linksOf, mailerOf, startLiveEvents, startWork } from "./ports.server"

/** Everything that lives as long as the process. */
export type Host = {
  environment: Environment
  db: Db
  auth: Auth
  links: Links
  /** The mails that were kept instead of sent; absent when a provider sends them. */
  mails?: MailFolder
  demo?: Demo
  brand: KeptBrand
  /** What may be wrong with how this process runs. */
  watch: Watch
  /** What open pages hear of changes. To be stopped before the server waits for its open answers. */
  live: LiveHub
  close(): Promise<void>
}

/**
 * Opens the database, brings it up to date, fills it for a demo when it is empty, and starts the work in the background.
 *
 * @throws FdmError when the database can't be had, or is a demo's while this is none; Error when the environment can't be used
 */
async function openHost(say: Say): Promise<Host> {
  const environment = readEnvironment()
  const { databaseUrl, dataFolder } = environment
  const place = databaseUrl ? { url: databaseUrl } : { folder: join(dataFolder, "database") }
  const fdm = await createFdm({ ...place, onStatement: countStatement })
  try {
    await migrateHelpdesk(fdm.db)
    const { mailer, mails } = mailerOf(environment)
    const auth = authOf(environment, fdm.db, mailer)
    const demo = await prepareDemo(environment, fdm.db, auth, say)
    const links = linksOf(environment.url)
    const work = startWork(environment, fdm, mailer, links)
    const live = startLiveEvents(fdm)
    const brand = await keepBrand(fdm.db, fdm.listen)
    const watch = startWatch(environment, brand, databaseUrl ? await askDatabase(fdm.db) : undefined)
    const close = async () => {
      await Promise.all([live.stop(), work.stop(), brand.stop()])
      await fdm.close()
    }
    return { environment, db: fdm.db, auth, links, mails, demo, brand, watch, live, close }
  } catch (error) {
    await fdm.close()
    throw error
  }
}

const byHost: SystemActor = { type: "system", name: "host" }

function authOf({ url, authSecret }: Environment, db: Db, mailer: Mailer): Auth {
  return createAuth({
    db,
    baseURL: url.origin,
    secret: authSecret,
    clientAddressHeader: ownAddressHeader,
    onDeleteUser: async (principalId) => void (await anonymizeRequester(db, byHost, { principalId })),
    signInPath: "/signin",
    // Not waited for: how long a mail takes must not tell whether an address has an account.
    sendMail: async (mail) => void sendAuthMail(db, mailer, mail, new URL("/signin", url).href).catch(reportMail),
  })
}

async function sendAuthMail(db: Db, mailer: Mailer, mail: AuthMail, signInUrl: string): Promise<void> {
  await mailer.send(await authMail(db, mail, signInUrl))
}

function reportMail(error: unknown): void {
  process.stderr.write(`a mail about an account was not sent: ${inBrief(error)}\n`)
}

declare global {
  var fdmHost: Promise<Host> | undefined
}

/**
 * The host of this process, opened when it is first asked for. It hangs on `globalThis` because the development server
 * loads this file anew after every edit, and a database folder can be opened only once.
 */
export function host(say: Say = () => undefined): Promise<Host> {
  globalThis.fdmHost ??= openHost(say).catch((error) => {
    globalThis.fdmHost = undefined
    throw error
  })
  return globalThis.fdmHost
}
