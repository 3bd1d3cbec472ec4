import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { isIP } from "node:net"
import { join, resolve } from "node:path"
import { isGuessableSecret } from "fdm-core/auth"
import { z } from "zod"
import { isThisMachine } from "../../../server/address"

/** An empty value means the same as none, so that a line of an `.env` file can be left open. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional())

const makeSecret = "Make one with: openssl rand -base64 32"
const secretSchema = z
  .string()
  .min(32, { error: `is shorter than 32 characters. ${makeSecret}`, abort: true })
  .refine((secret) => !isGuessableSecret(secret), { error: `can be guessed. ${makeSecret}` })

/** A URL of one of these protocols. A part of it may be a password, so what is wrong is told without it. */
function urlSchema(protocols: string[], instead: string) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `is no address that begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}. ${instead}`,
    abort: true,
  })
}

/** Links are made with an origin alone; what stands behind it would be left out without a word. */
function originSchema(instead: string) {
  return urlSchema(["https:", "http:"], instead).refine((text) => isOrigin(new URL(text)), {
    error: `says more than scheme, host and port: a path, a query or a name to sign in with. ${instead}`,
  })
}

function isOrigin({ username, password, pathname, search, hash }: URL): boolean {
  return pathname === "/" && [username, password, search, hash].every((part) => part === "")
}

/** A word of a few. Each is told with what it does, because who gets it wrong doesn't know them. */
function wordSchema<Word extends string>(words: Record<Word, string>) {
  const means = Object.entries<string>(words).map(([word, meaning]) => `${word} (${meaning})`)
  return z.enum(Object.keys(words) as Word[], { error: `is none of its words. Write one of: ${means.join(", ")}` })
}

const portError = "is no port. Write a whole number from 0 to 65535, such as PORT=3001"

/** The header by which proxies tell where a request came from, if they set it anew. */
const headerError = "is no name of a header. Write the one that your proxy sets, such as X-Real-IP or X-Forwarded-For"

/**
 * RFC 7239 has quotes, and one that a client leaves open swallows what the proxy adds behind it: who counts on it counts on
 * what strangers write. Proxies that speak it speak the older header as well, of which the last part is always their own.
 */
const forwardedError =
  "can't be Forwarded: a client can write into it so that the address of the proxy isn't found. Have the proxy set X-Forwarded-For or X-Real-IP, and write that"

const environmentSchema = z.object({
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, { error: portError, abort: true })
      .transform(Number),
  ).refine((port) => port === undefined || port <= 65_535, { error: portError }),
  HOST: optional(
    z.string().refine(isHost, {
      error: "is no name or address of this machine. Write 127.0.0.1 for this machine alone, 0.0.0.0 to let others in",
    }),
  ),
  FDM_URL: optional(originSchema("Write where people reach the app, such as FDM_URL=https://support.fdm.example")),
  FDM_DATA: optional(z.string()),
  FDM_DEMO: optional(
    wordSchema({
      on: "demo accounts, for whoever reaches the app",
      off: "none",
      end: "takes the passwords of its accounts away",
    }),
  ),
  FDM_MEASURE: optional(wordSchema({ on: "every answer tells what it cost", off: "none does" })),
  FDM_CLIENT_ADDRESS_HEADER: optional(
    z
      .string()
      .regex(/^[a-z0-9-]+$/i, { error: headerError, abort: true })
      .refine((name) => name.toLowerCase() !== "forwarded", { error: forwardedError }),
  ),
  DATABASE_URL: optional(
    urlSchema(
      ["postgres:", "postgresql:"],
      "Write where the server is, such as DATABASE_URL=postgres://name:password@db.example:5432/fdm, with what is special in a password percent-encoded",
    ),
  ),
  AUTH_SECRET: optional(secretSchema),
  POSTMARK_API_KEY: optional(z.string()),
  POSTMARK_URL: optional(
    originSchema("Leave it empty for Postmark itself, or write a proxy's, such as https://proxy.example"),
  ),
  GEMINI_API_KEY: optional(z.string()),
  GEMINI_MODEL: optional(z.string()),
  GEMINI_URL: optional(
    urlSchema(
      ["https:", "http:"],
      "Leave it empty for Google itself, or write a proxy's, such as https://proxy.example/gemini",
    ),
  ),
})

/** What can be listened on: an address, or a name. A port or a scheme is written elsewhere. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)
}

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
  demo: DemoMode
  /** Every answer tells what it cost. */
  isMeasured: boolean
  /** Header in which a proxy tells the client's address; without it the socket tells. */
  clientAddressHeader?: string
  postmark?: { token: string; requestHost?: string; useHttps?: boolean }
  gemini?: { apiKey: string; model?: string; baseUrl?: string }
}

/**
 * Demo accounts and data at the first start, and their passwords on the sign-in page:
 * - `here`: nobody asked for it and everything says that only this machine is served, so only this machine is answered
 * - `open`: asked for (`FDM_DEMO=on`), for whoever can reach us
 * - `ended`: there was one; its accounts lose their passwords now
 */
export type DemoMode = "off" | "here" | "open" | "ended"

/** @throws Error that says which variables are off, why, and what to write instead; no values, for some are secrets */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const result = environmentSchema.safeParse(variables)
  if (!result.success) {
    throw new Error(told(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)))
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
    demo: demoModeOf(given, isThisMachine(url.hostname) && isThisMachine(host)),
    isMeasured: given.FDM_MEASURE === "on",
    clientAddressHeader: given.FDM_CLIENT_ADDRESS_HEADER?.toLowerCase(),
    postmark: postmarkOf(given),
    gemini: geminiOf(given),
  }
}

function told(wrong: string[]): string {
  return ["The environment can't be used:", ...wrong].join("\n  ")
}

type Given = z.output<typeof environmentSchema>

/**
 * Accounts whose passwords everybody can read belong on a machine that only its owner reaches, and in a database that was
 * made for them. A server was made for more than a look around, and a header for the client's address means a proxy.
 */
function demoModeOf({ FDM_DEMO, DATABASE_URL, FDM_CLIENT_ADDRESS_HEADER }: Given, isLocal: boolean): DemoMode {
  if (FDM_DEMO) return ({ on: "open", off: "off", end: "ended" } as const)[FDM_DEMO]
  return isLocal && !DATABASE_URL && !FDM_CLIENT_ADDRESS_HEADER ? "here" : "off"
}

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

/**
 * Without `AUTH_SECRET` the process makes a secret once and keeps it beside its data, so that nobody is signed out by
 * a restart. Several processes on one database need the same `AUTH_SECRET`.
 */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, "secret")
  try {
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 })
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw unusable(error)
  }
  try {
    return readFileSync(file, "utf8").trim()
  } catch (error) {
    throw unusable(error)
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined
}

function unusable(cause: unknown): Error {
  const why = `is no folder that this process can write in (${codeOf(cause)})`
  return new Error(told([`FDM_DATA: ${why}. Write one that it can, such as FDM_DATA=/var/lib/fdm`]), { cause })
}
