import { describe, expect, test } from "vitest"
import { refusalOf } from "./refusal.ts"

const origin = "https://fdm.example"
const here = { host: "localhost:3000" }

type Headers = Record<string, string>

function asked(method: string, url: string, headers: Headers = here, httpVersion = "1.1") {
  return refusalOf({ method, url, headers, rawHeaders: Object.entries(headers).flat(), httpVersion }, origin)
}

test.for([
  ["GET", "/", here],
  ["HEAD", "/support?view=all", here],
  ["POST", "/support/new", here],
  ["GET", "/support?q=%zz%00%ff", here],
  ["GET", "//evil.example", { host: "[::1]:3000" }],
] as const)("%s %s is looked at, from %o", ([method, url, headers]) => {
  expect(asked(method, url, headers)).toBeUndefined()
})

test.for(["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE", "PURGE", ""])("no page has the method %s", (method) => {
  expect(asked(method, "/")).toEqual({ status: 405, allow: "GET, HEAD, POST" })
})

test.for(["[", "", "a b", "localhost:99999", "me@localhost", "localhost/x"])("%j is no host", (host) => {
  expect(asked("GET", "/", { host })).toMatchObject({ status: 400 })
})

test("who names no host speaks a version of HTTP that has none", () => {
  expect(asked("GET", "/", {})).toMatchObject({ status: 400 })
  expect(asked("GET", "/", {}, "1.0")).toBeUndefined()
})

test("an address that makes no URL is refused, and one of another site with it", () => {
  for (const url of ["*", "http://evil.example/"]) expect(asked("GET", url)).toMatchObject({ status: 400 })
})

test.for(["/%", "/%zz", "/support/%ff", "/%00", "/a%00b?x", "/%e0%a4%a", "/support/%zz?q=1", "/%zz.data"])(
  "%s can't be decoded, and nobody prints it",
  (url) => {
    for (const method of ["GET", "POST"]) expect(asked(method, url)).toMatchObject({ status: 400 })
  },
)

test.for(["/api/live.data", "/API/presence.data?ticket=tic_1", "/%61pi/live.data", "//api/live.data/"])(
  "%s is the data of no page",
  (url) => {
    expect(asked("GET", url)).toMatchObject({ status: 400 })
  },
)

describe("what takes long to take apart", () => {
  test("is an address that is too long, or has too many parts", () => {
    expect(asked("GET", `/${"a".repeat(12_000)}`)).toMatchObject({ status: 414 })
    expect(asked("GET", `/support?${"a&".repeat(2_000)}`)).toMatchObject({ status: 414 })
    expect(asked("GET", `/api/presence?${"ticket=tic_1&".repeat(250)}`)).toBeUndefined()
  })

  test("is a request with too many headers or cookies", () => {
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`x-${at}`, ""]))
    expect(asked("GET", "/", { ...here, ...many })).toMatchObject({ status: 431 })
    expect(asked("GET", "/", { ...here, cookie: "a=b;".repeat(1_000) })).toMatchObject({ status: 431 })
    expect(asked("GET", "/", { ...here, cookie: "a=b; ".repeat(180) })).toBeUndefined()
  })
})

describe("a form", () => {
  const from = (headers: Headers) => asked("POST", "/support/new", { ...here, ...headers })

  test("is taken from the public origin, and from a program that names none", () => {
    expect(from({ origin })).toBeUndefined()
    expect(from({})).toBeUndefined()
    expect(from({ origin, "sec-fetch-site": "same-origin" })).toBeUndefined()
  })

  test.for([
    "https://evil.example",
    "http://localhost:3000",
    "http://fdm.example",
    "https://fdm.example:8443",
    "https://fdm.example.evil.example",
    "https://evil.fdm.example",
    "null",
    "",
    "nonsense",
  ])("is not taken from %j, be it the host that was asked", (other) => {
    expect(from({ origin: other })).toEqual({ status: 403 })
    expect(asked("POST", "/", { host: "fdm.example", origin: other })).toEqual({ status: 403 })
  })

  test("is not taken from another site that hides its origin", () => {
    expect(from({ "sec-fetch-site": "cross-site" })).toEqual({ status: 403 })
  })
})
