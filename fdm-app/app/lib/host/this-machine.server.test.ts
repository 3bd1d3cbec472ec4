import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ownAddressHeader, ownPathHeader } from "../../../server/peer"
import { isForwarded, isFromThisMachine } from "./this-machine.server"

const here = { [ownAddressHeader]: "127.0.0.1", [ownPathHeader]: "127.0.0.1", host: "localhost:3000" }

/** Seen on the wire: a page, a form, a script that asks, live events, what is fetched ahead. */
const clients: Record<string, string[]> = {
  "Chromium, a page": [
    ...["connection", "cache-control", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform", "dnt", "user-agent"],
    ...["upgrade-insecure-requests", "accept", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-user", "sec-fetch-dest"],
    ...["referer", "accept-encoding", "accept-language", "cookie", "if-none-match", "if-modified-since", "pragma"],
  ],
  "Chromium, a script": ["content-length", "content-type", "origin", "purpose", "sec-purpose", "save-data", "range"],
  "Chromium, live events": ["accept", "cache-control", "last-event-id", "sec-fetch-dest", "sec-gpc"],
  "Firefox, a page": [
    ...["user-agent", "accept", "accept-language", "accept-encoding", "connection", "cookie", "te", "priority"],
    ...[
      "upgrade-insecure-requests",
      "sec-fetch-dest",
      "sec-fetch-mode",
      "sec-fetch-site",
      "sec-gpc",
      "dnt",
      "alt-used",
    ],
  ],
  "Firefox, fetched ahead": ["x-moz", "x-purpose", "sec-purpose"],
  "Safari, a page": ["accept", "sec-fetch-mode", "priority", "purpose", "if-range", "if-match", "if-unmodified-since"],
  "a script of another site": ["access-control-request-method", "access-control-request-headers", "origin"],
  curl: ["user-agent", "accept", "content-length", "content-type", "expect", "range", "cookie"],
  "fetch of Node": ["connection", "accept", "accept-language", "sec-fetch-mode", "user-agent", "accept-encoding"],
}

const known = [...new Set(Object.values(clients).flat())]

/** By which proxies, tunnels and content networks tell of themselves. */
const ofProxies = [
  ...["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-server", "forwarded", "via"],
  ...["x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip", "client-ip", "fly-client-ip", "cdn-loop"],
  ...["cf-connecting-ip", "cf-ray", "x-original-host", "x-envoy-external-address", "x-amzn-trace-id", "x-arr-log-id"],
  "tailscale-user-login",
]

/** The same of gateways, meshes and tracing; some are in no list of such names. */
const ofOthers = [
  ...ofProxies,
  ...["x-request-id", "x-correlation-id", "traceparent", "tracestate", "baggage", "b3"],
  ...["x-b3-traceid", "uber-trace-id", "cloudfront-viewer-address", "wl-proxy-client-ip", "front-end-https"],
  ...[
    "ssl-client-cert",
    "x-ssl-client-verify",
    "x-auth-request-user",
    "remote-user",
    "x-rewrite-url",
    "x-sendfile-type",
  ],
  ...["x-accel-mapping", "x-varnish", "surrogate-capability", "max-forwards", "proxy-connection", "upgrade"],
  ...[
    "http2-settings",
    "early-data",
    "authorization",
    "transfer-encoding",
    "x-https",
    "x-country-code",
    "x-test-address",
  ],
]

const ask = (...headers: [string, string][]) => isFromThisMachine(new Headers([...Object.entries(here), ...headers]))
const sent = (names: readonly string[]) => names.map((name): [string, string] => [name, "x"])

describe("on this machine was asked", () => {
  test.for(Object.entries(clients))("what is sent by %s", ([, names]) => {
    expect(ask(...sent(names))).toBe(true)
  })

  test("whatever of it a client leaves out", () => {
    fc.assert(fc.property(fc.subarray(known), (names) => ask(...sent(names))))
  })

  test("what comes to its address of IPv6", () => {
    expect(isFromThisMachine(new Headers({ [ownPathHeader]: "::1", host: "[::1]:3000" }))).toBe(true)
  })
})

describe("not on this machine was asked", () => {
  const withOne = (name: string) => fc.tuple(fc.subarray(known), fc.constant(name))
  const carries = ([names, name]: [string[], string]) => !ask(...sent([...names, name]))

  test.for(ofOthers)("what carries %s, beside whatever a browser sends", (name) => {
    fc.assert(fc.property(withOne(name), carries), { numRuns: 20 })
  })

  test("what carries any header that no browser sends", () => {
    const letters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789-")
    const name = fc
      .string({ unit: letters, minLength: 1, maxLength: 30 })
      .filter((made) => !known.includes(made) && !made.startsWith("sec-") && !(made in here))
      .filter((made) => !/^(keep-alive|accept-charset|x-requested-with|service-worker.*|access-control-.*)$/.test(made))
    fc.assert(fc.property(fc.tuple(fc.subarray(known), name), carries))
  })

  test.for([
    ["comes from another machine", { [ownPathHeader]: "192.0.2.1" }],
    ["comes from nowhere", { [ownPathHeader]: "" }],
    ["asks for another name", { host: "fdm.example" }],
    ["asks for a name that begins like ours", { host: "localhost.fdm.example" }],
    ["asks for no name", { host: "" }],
  ] as const)("what %s", ([, headers]) => {
    expect(isFromThisMachine(new Headers({ ...here, ...headers }))).toBe(false)
  })

  test("what came by any address that isn't this machine's", () => {
    const by = (path: string) => isFromThisMachine(new Headers({ ...here, [ownPathHeader]: path }))

    expect(by("127.0.0.1,::1")).toBe(true)
    for (const path of ["192.0.2.1,127.0.0.1", "127.0.0.1,192.0.2.1", "192.0.2.1, ::1,127.0.0.1", ",127.0.0.1"])
      expect(by(path), path).toBe(false)
  })
})

describe("advice about a proxy", () => {
  test.for(ofProxies)("is given when %s tells of one", (name) => {
    expect(isForwarded(new Headers([...Object.entries(here), ...sent([name])]))).toBe(true)
  })

  test("is not given of what a browser sends", () => {
    expect(isForwarded(new Headers([...Object.entries(here), ...sent(known)]))).toBe(false)
  })
})
