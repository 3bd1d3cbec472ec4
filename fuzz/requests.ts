import type { Random } from "../bench/data/random.js"
import { hardText } from "./inputs.js"

/** A request as it goes over the line; the path is sent as it is. */
export type Posted = { method: string; path: string; headers: Record<string, string>; body?: Buffer }

/** Names of fields that forms of the app have, and some that none has. */
const fields = [
  ...[
    "body",
    "email",
    "password",
    "name",
    "to",
    "subject",
    "version",
    "formKey",
    "farm",
    "priority",
    "status",
    "agentId",
  ],
  ...[
    "tags",
    "query",
    "visibility",
    "moveTo",
    "locale",
    "timeZone",
    "ids",
    "terms",
    "title",
    "messageId",
    "x",
    "__proto__",
  ],
]
const urlPieces = [
  "a&",
  "a=",
  "&",
  "=",
  "%",
  "%zz",
  "%00",
  "%ed%a0%80",
  "+",
  "body=",
  "email=",
  "a[]=",
  "a[b][c]=",
  ";",
]
const pathPieces = [
  "/",
  "..",
  "%2e%2e/",
  "%00",
  "%zz",
  "//",
  "\\",
  "@",
  ":",
  "tic_",
  "?",
  "&",
  "=",
  "a",
  "%F0%9F%9A%9C",
]
const headerPieces = [
  "a=b; ",
  "fdm_locale=",
  "fdm.session_token=",
  ";",
  ",",
  "nl;q=0.",
  "=",
  "%",
  '"',
  "*/*,",
  "é",
  "bytes=0-,",
]

/** Longest body; more than the app takes anywhere. */
const maxBody = 3_200_000

type Making = (random: Random) => { type: string; body: string }

const urlencoded = "application/x-www-form-urlencoded"

const bodies: readonly Making[] = [
  (random) => ({ type: urlencoded, body: hardText(random, urlPieces, maxBody) }),
  (random) => ({ type: urlencoded, body: formOf(random, 100_000) }),
  (random) => ({ type: urlencoded, body: formOf(random, 3_000) }),
  (random) => ({ type: "multipart/form-data; boundary=b", body: hardText(random, multipartPieces, maxBody / 4) }),
  (random) => ({ type: hardText(random, ["multipart/form-data", ";", "boundary=", "b", "a/b"], 200), body: "--b" }),
  (random) => ({ type: "application/json", body: hardText(random, jsonPieces, maxBody / 4) }),
  (random) => ({ type: "application/json", body: JSON.stringify(objectOf(random)) }),
  (random) => ({ type: "text/plain", body: hardText(random, urlPieces, maxBody) }),
]
const multipartPieces = [
  "--b\r\n",
  "--b--",
  "\r\n\r\n",
  'Content-Disposition: form-data; name="a"\r\n',
  "a",
  "\r\n",
  'filename="x"',
  "-",
]
const jsonPieces = [
  "[",
  "{",
  '{"a":',
  '"a":',
  ",",
  "]",
  "}",
  '"',
  "1",
  "1e9",
  "\\u0000",
  "\\ud800",
  "[[",
  '"email":',
  '"password":',
]

/** Some fields of the app's forms; one of them holds a hard text. */
function formOf(random: Random, maxLength: number): string {
  const form = new URLSearchParams(objectOf(random, maxLength))
  return form.toString()
}

function objectOf(random: Random, maxLength = 10_000): Record<string, string> {
  const chosen = Array.from({ length: 1 + random.below(6) }, () => random.pick(fields))
  return Object.fromEntries(chosen.map((name, at) => [name, hardText(random, [], at === 0 ? maxLength : 60)]))
}

/** Something that somebody might send to an address of the app, `at` being its pattern. */
export function hardRequest(random: Random, pattern: string): Posted {
  const parts = pattern.replace(/:[a-z_]+|\*/g, () =>
    random.chance(0.5) ? "x" : forPath(hardText(random, pathPieces, 300)),
  )
  const path = `${parts}${random.chance(0.3) ? ".data" : ""}${random.chance(0.4) ? `?${queryOf(random)}` : ""}`
  const headers = random.chance(0.2) ? hardHeaders(random) : {}
  if (random.chance(0.35))
    return { method: random.chance(0.9) ? "GET" : random.pick(["HEAD", "PUT", "DELETE", "OPTIONS"]), path, headers }
  const { type, body } = random.pick(bodies)(random)
  return { method: "POST", path, headers: { ...headers, "content-type": forHeader(type) }, body: Buffer.from(body) }
}

const queryNames = [
  "q",
  "view",
  "status",
  "cursor",
  "tag",
  "sort",
  "messages",
  "to",
  "done",
  "error",
  "created_from",
  "x",
]

function queryOf(random: Random): string {
  if (random.chance(0.3)) return forPath(hardText(random, urlPieces, 12_000))
  return `${random.pick(queryNames)}=${encodeURIComponent(hardText(random, [], 2_000).toWellFormed())}`
}

function hardHeaders(random: Random): Record<string, string> {
  const name = random.pick([
    "cookie",
    "accept-language",
    "accept",
    "range",
    "if-none-match",
    "referer",
    "origin",
    "user-agent",
    "x-forwarded-for",
  ])
  return { [name]: forHeader(hardText(random, headerPieces, 12_000)) }
}

/** Node sends no blanks and no letters beyond Latin in these. */
const forPath = (text: string) => text.replace(/[^\x21-\x7e]/g, "a")
const forHeader = (text: string) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, "a")
