import { translationFor } from "~/locales/translation"
import { isNear, isThisMachine } from "../../../server/address"
import type { Environment } from "./environment.server"

/**
 * What may be wrong with how this process runs, where it can't know: told whoever starts it, and to admins. One list for both, made of
 * what the process was told and of what it saw; what can't be right is refused by `readEnvironment` instead.
 */
export type Notice = { key: NoticeKey; facts?: Record<string, string | number>; to?: string }
export type NoticeKey = keyof typeof rules

/** What a database server says of itself. */
export type DatabaseFacts = {
  isSuperuser: boolean
  isEncrypted: boolean
  /** How far its clock is ahead of ours; negative when it is behind. */
  aheadSeconds: number
}

/** What was seen since the start. */
export type Observed = {
  /** What a database server says of itself; absent for the embedded one. */
  database?: DatabaseFacts
  /** The address that mails come from. */
  mailFrom: string
  /** A request came through a proxy. */
  isForwarded: boolean
  /** A form came from elsewhere without a client's address, in the header in which the proxy tells it. */
  lacksAddress: boolean
}

type Facts = Record<string, string | number>
type Rule = { facts(environment: Environment, observed: Observed): Facts | false | undefined; to?: string }

/** A clock that is this far off moves due times and the order of messages visibly. */
const clockToleranceSeconds = 30

/** In the order in which they are told: what strangers can use comes first. */
const rules = {
  demo: { facts: ({ demo, url }) => demo === "open" && { url: url.origin } },
  plainHttp: { facts: ({ url }) => isPlain(url) && { url: url.origin } },
  proxyAddress: { facts: (environment, observed) => sharesOneLimit(environment, observed) && {} },
  addressMissing: {
    facts: ({ clientAddressHeader: header }, { lacksAddress }) => header !== undefined && lacksAddress && { header },
  },
  noMail: { facts: ({ postmark }) => !postmark && {} },
  measured: { facts: ({ isMeasured }) => isMeasured && {} },
  localUrl: { facts: (environment) => leadsNowhere(environment) && { url: environment.url.origin } },
  sender: {
    facts: ({ postmark }, { mailFrom }) => postmark && mailFrom.endsWith(".example") && { address: mailFrom },
    to: "/admin/support/settings/general",
  },
  plainProvider: { facts: (environment) => plainProviderOf(environment) },
  ownSecret: { facts: ({ databaseUrl, ownSecret }) => databaseUrl && ownSecret && {} },
  openDatabase: {
    facts: ({ databaseUrl = "" }, { database }) =>
      database && !database.isEncrypted && !isNear(hostOf(databaseUrl)) && { host: hostOf(databaseUrl) },
  },
  superuser: { facts: (_environment, { database }) => database?.isSuperuser && {} },
  clock: {
    facts: (_environment, { database }) =>
      database &&
      Math.abs(database.aheadSeconds) > clockToleranceSeconds && { seconds: Math.abs(database.aheadSeconds) },
  },
} satisfies Record<string, Rule>

/** A demo for this machine alone has none: nobody else is served. */
export function noticesOf(environment: Environment, observed: Observed): Notice[] {
  if (environment.demo === "here") return []
  return (Object.entries(rules) as [NoticeKey, Rule][]).flatMap(([key, { facts: find, to }]) => {
    const facts = find(environment, observed)
    return facts ? [{ key, facts, to }] : []
  })
}

/** The same in lines for a terminal, which is read in English. */
export function linesOf(notices: readonly Notice[]): string[] {
  const { t } = translationFor("en")
  return notices.flatMap(({ key, facts = {} }) => [
    `  ! ${t(`notices.about.${key}.title`, facts)}`,
    `    ${t(`notices.about.${key}.todo`, facts)}`,
  ])
}

function isPlain({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && !isThisMachine(hostname)
}

/** This process speaks no TLS, and listens to nobody else on the loopback: what is public then has a proxy before it. */
function sharesOneLimit({ clientAddressHeader, url, host }: Environment, { isForwarded }: Observed): boolean {
  const isBehindProxy = url.protocol === "https:" || (!isThisMachine(url.hostname) && isThisMachine(host))
  return clientAddressHeader === undefined && (isBehindProxy || isForwarded)
}

/** Links lead to this machine, and are read elsewhere. */
function leadsNowhere({ url, host, postmark }: Environment): boolean {
  return isThisMachine(url.hostname) && (!isThisMachine(host) || postmark !== undefined)
}

/** Keys and what people write travel to a provider as they are. */
function plainProviderOf({ postmark, gemini }: Environment): Facts | undefined {
  const addresses = [
    ["POSTMARK_URL", postmark?.requestHost && `${postmark.useHttps ? "https" : "http"}://${postmark.requestHost}`],
    ["GEMINI_URL", gemini?.baseUrl],
  ] as const
  const plain = addresses.filter(([, address]) => address?.startsWith("http:") && !isNear(new URL(address).hostname))
  return plain.length > 0 ? { variables: plain.map(([name]) => name).join(", ") } : undefined
}

/** Empty for a socket of this machine. */
export function hostOf(databaseUrl: string): string {
  return URL.canParse(databaseUrl) ? new URL(databaseUrl).hostname : ""
}
