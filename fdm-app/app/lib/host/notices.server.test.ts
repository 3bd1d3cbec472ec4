import { expect, test } from "vitest"
import { nl } from "~/locales/nl"
import type { Environment } from "./environment.server"
import { linesOf, noticesOf, type Observed } from "./notices.server"

/** A desk on which all is as it should be. */
const sound: Environment = {
  ...{
    port: 3000,
    host: "0.0.0.0",
    url: new URL("https://fdm.boerderij.nl"),
    dataFolder: "/data",
    demo: "off",
  },
  ...{ databaseUrl: "postgres://fdm@db.boerderij.nl/fdm", authSecret: "…", ownSecret: false },
  ...{ isMeasured: false, clientAddressHeader: "x-real-ip", postmark: { token: "…" } },
}
const seen: Observed = {
  ...{ database: { isSuperuser: false, isEncrypted: true, aheadSeconds: 1 }, mailFrom: "help@boerderij.nl" },
  ...{ isForwarded: true, lacksAddress: false },
}
const database = (facts: Partial<NonNullable<Observed["database"]>>) =>
  ({ database: { isSuperuser: false, isEncrypted: true, aheadSeconds: 0, ...facts } }) satisfies Partial<Observed>
const keysOf = (environment: Partial<Environment>, observed: Partial<Observed> = {}) =>
  noticesOf({ ...sound, ...environment }, { ...seen, ...observed }).map(({ key }) => key)

const here = { url: new URL("http://localhost:3000"), host: "127.0.0.1" }
const own = { clientAddressHeader: undefined }

test("a desk on which all is as it should be is left in peace", () => {
  expect(keysOf({})).toEqual([])
})

test("so is a demo for this machine alone, whatever is not set", () => {
  const nothing = {
    ...here,
    ...own,
    demo: "here",
    postmark: undefined,
    databaseUrl: undefined,
    ownSecret: true,
  } as const
  expect(keysOf(nothing, { mailFrom: "support@fdm.example" })).toEqual([])
})

type Case = [why: string, key: string, environment: Partial<Environment>, observed?: Partial<Observed>]

test.for<Case>([
  ["a demo that was asked for", "demo", { demo: "open" }],
  ["a public address over http", "plainHttp", { url: new URL("http://fdm.boerderij.nl") }],
  ["https, which a proxy must be speaking, without a header", "proxyAddress", own, { isForwarded: false }],
  ["a public address while only this machine is listened to", "proxyAddress", { ...own, host: "127.0.0.1" }],
  ["a request that was forwarded", "proxyAddress", { ...own, demo: "off", ...here, postmark: undefined }],
  ["a form without the header", "addressMissing", {}, { lacksAddress: true }],
  ["no provider for mail", "noMail", { postmark: undefined }],
  ["no provider for mail in a demo that others reach", "noMail", { demo: "open", postmark: undefined }],
  ["answers that tell what they cost", "measured", { isMeasured: true }],
  ["links to this machine from a server for others", "localUrl", { url: here.url }],
  ["links to this machine in mails that leave", "localUrl", here],
  ["the sender of the examples", "sender", {}, { mailFrom: "support@fdm.example" }],
  [
    "Postmark over http, elsewhere",
    "plainProvider",
    { postmark: { token: "…", requestHost: "proxy.nl", useHttps: false } },
  ],
  ["a model over http, elsewhere", "plainProvider", { gemini: { apiKey: "…", baseUrl: "http://model.nl" } }],
  ["a secret of its own beside a database that others share", "ownSecret", { ownSecret: true }],
  ["a database elsewhere without TLS", "openDatabase", {}, database({ isEncrypted: false })],
  ["a superuser", "superuser", {}, database({ isSuperuser: true })],
  ["a clock that is ahead", "clock", {}, database({ aheadSeconds: 45 })],
  ["a clock that is behind", "clock", {}, database({ aheadSeconds: -45 })],
])("%s is told of: %s", ([, key, environment, observed]) => {
  expect(keysOf(environment, observed)).toContain(key)
})

test.for<Case>([
  ["http on this machine", "plainHttp", here],
  [
    "a server that is reached directly",
    "proxyAddress",
    { ...own, url: new URL("http://fdm.boerderij.nl") },
    { isForwarded: false },
  ],
  ["a form without a header that nobody set", "addressMissing", own, { lacksAddress: true }],
  [
    "the sender of the examples where nothing is sent",
    "sender",
    { postmark: undefined },
    { mailFrom: "support@fdm.example" },
  ],
  ["a provider on this machine", "plainProvider", { gemini: { apiKey: "…", baseUrl: "http://127.0.0.1:8080" } }],
  [
    "a provider of the same network",
    "plainProvider",
    { postmark: { token: "…", requestHost: "10.0.0.9:80", useHttps: false } },
  ],
  ["a secret of its own with a database of its own", "ownSecret", { ownSecret: true, databaseUrl: undefined }],
  [
    "a database beside us",
    "openDatabase",
    { databaseUrl: "postgres://postgres:5432/fdm" },
    database({ isEncrypted: false }),
  ],
  ["an embedded database", "superuser", { databaseUrl: undefined }, { database: undefined }],
])("%s is not: %s", ([, key, environment, observed]) => {
  expect(keysOf(environment, observed)).not.toContain(key)
})

test("what is told says what to do, with the names of variables and without a secret", () => {
  const { postmark: _, ...rest } = sound
  const lines = linesOf(noticesOf({ ...rest, ...own, authSecret: "sleutel", ownSecret: true }, seen)).join("\n")

  expect(lines).toContain("POSTMARK_API_KEY")
  expect(lines).toContain("FDM_CLIENT_ADDRESS_HEADER")
  expect(lines).toContain("AUTH_SECRET")
  expect(lines).not.toContain("sleutel")
  expect(lines).not.toContain("{{")
})

test("there are words for everything that is told, and none for nothing", () => {
  const keys = noticesOf(
    {
      ...sound,
      ...own,
      demo: "open",
      url: new URL("http://fdm.nl"),
      ownSecret: true,
      gemini: { apiKey: "…", baseUrl: "http://m.nl" },
    },
    { ...seen, ...database({ isSuperuser: true, isEncrypted: false, aheadSeconds: 99 }), mailFrom: "a@b.example" },
  ).map(({ key }) => key)
  const others = ["addressMissing", "noMail", "measured", "localUrl", "stopped"]

  expect([...keys, ...others].toSorted()).toEqual(Object.keys(nl.notices.about).toSorted())
})
