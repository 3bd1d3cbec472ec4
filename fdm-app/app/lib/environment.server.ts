import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { z } from "zod"

/** An empty value means the same as none, so that a line of an `.env` file can be left open. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional())

const environmentSchema = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string()),
  FDM_URL: optional(z.url({ protocol: /^https?$/ })),
  FDM_DATA: optional(z.string()),
  FDM_DEMO: optional(z.enum(["on", "off"])),
  FDM_CLIENT_ADDRESS_HEADER: optional(z.string().regex(/^[a-z0-9-]+$/i)),
  DATABASE_URL: optional(z.string()),
  AUTH_SECRET: optional(z.string().min(32)),
  POSTMARK_API_KEY: optional(z.string()),
  POSTMARK_URL: optional(z.url({ protocol: /^https?$/ })),
  GEMINI_API_KEY: optional(z.string()),
  GEMINI_MODEL: optional(z.string()),
  GEMINI_URL: optional(z.url({ protocol: /^https?$/ })),
})

/** What the process was told, checked once. README.md says what each variable does. */
export type Environment = {
  port: number
  host: string
  /** Where people reach the app: origin of every link in a mail, and the only origin that forms may come from. */
  url: URL
  /** Folder for what this process keeps: the embedded database, kept mails, its secret. */
  dataFolder: string
  databaseUrl?: string
  authSecret: string
  /** The secret was made here, because none was given. */
  ownSecret: boolean
  /** Demo accounts and data at the first start, and their passwords on the sign-in page. */
  isDemo: boolean
  /** Header in which a proxy tells the client's address; without a proxy the server sets its own. */
  clientAddressHeader: string
  postmark?: { token: string; requestHost?: string; useHttps?: boolean }
  gemini?: { apiKey: string; model?: string; baseUrl?: string }
}

/** Set by our own server from the socket, and never taken from a client. */
export const ownAddressHeader = "x-fdm-client-address"

/** @throws Error that names the variables which are off, and no values */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const result = environmentSchema.safeParse(variables)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`)
    throw new Error(`The environment can't be used:\n${lines.join("\n")}`)
  }
  const given = result.data
  const port = given.PORT ?? 3000
  const host = given.HOST ?? "127.0.0.1"
  const url = new URL(given.FDM_URL ?? `http://localhost:${port}`)
  const dataFolder = resolve(given.FDM_DATA ?? join(process.cwd(), "..", ".fdm"))
  return {
    port,
    host,
    url,
    dataFolder,
    databaseUrl: given.DATABASE_URL,
    authSecret: given.AUTH_SECRET ?? keptSecret(dataFolder),
    ownSecret: given.AUTH_SECRET === undefined,
    isDemo: given.FDM_DEMO ? given.FDM_DEMO === "on" : isThisMachine(url.hostname) && isThisMachine(host),
    clientAddressHeader: given.FDM_CLIENT_ADDRESS_HEADER ?? ownAddressHeader,
    postmark: postmarkOf(given),
    gemini: geminiOf(given),
  }
}

type Given = z.output<typeof environmentSchema>

/** Postmark where there is a key; another address than its own is a proxy's, or a test's. */
function postmarkOf({ POSTMARK_API_KEY: token, POSTMARK_URL }: Given): Environment["postmark"] {
  if (!token) return undefined
  if (!POSTMARK_URL) return { token }
  const { host, protocol } = new URL(POSTMARK_URL)
  return { token, requestHost: host, useHttps: protocol === "https:" }
}

function geminiOf({ GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_URL: baseUrl }: Given): Environment["gemini"] {
  return apiKey ? { apiKey, model, baseUrl } : undefined
}

/** Accounts whose passwords everybody can read belong on a machine that only its owner reaches. */
function isThisMachine(host: string): boolean {
  return ["localhost", "127.0.0.1", "::1", "[::1]"].includes(host)
}

/**
 * Without `AUTH_SECRET` the process makes a secret once and keeps it beside its data, so that nobody is signed out by
 * a restart. Several processes on one database need the same `AUTH_SECRET`.
 */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, "secret")
  mkdirSync(dataFolder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error
  }
  return readFileSync(file, "utf8").trim()
}
