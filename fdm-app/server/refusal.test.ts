import { expect, test } from "vitest"
import { refusalOf } from "./refusal.ts"

const here = { host: "localhost:3000" }

test.for([
  ["GET", "/", here],
  ["HEAD", "/support?view=all", here],
  ["POST", "/support/%zz", here],
  ["GET", "//evil.example", { host: "[::1]:3000" }],
  ["GET", "/", {}],
] as const)("%s %s is looked at, from %o", ([method, url, headers]) => {
  expect(refusalOf({ method, url, headers })).toBeUndefined()
})

test.for(["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE", "PURGE", ""])("no page has the method %s", (method) => {
  expect(refusalOf({ method, url: "/", headers: here })).toEqual({ status: 405, headers: { Allow: "GET, HEAD, POST" } })
})

test.for(["[", "", "a b", "localhost:99999", "me@localhost", "localhost/x"])("%j is no host", (host) => {
  expect(refusalOf({ method: "GET", url: "/", headers: { host } })).toMatchObject({ status: 400 })
})

test("an address that makes no URL is refused, and one of another site with it", () => {
  for (const url of ["*", "http://evil.example/"])
    expect(refusalOf({ method: "GET", url, headers: here })).toMatchObject({ status: 400 })
})
