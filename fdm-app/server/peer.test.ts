import { IncomingMessage } from "node:http"
import { Socket } from "node:net"
import { expect, test } from "vitest"
import { ownAddressHeader, ownPathHeader, tellPeer } from "./peer.ts"

/** What the app is told of a request from 192.0.2.9, which claims to be from elsewhere. */
function told(headers: Record<string, string>, given?: string) {
  const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: "::ffff:192.0.2.9" })
  const request = new IncomingMessage(socket)
  request.headers = { [ownAddressHeader]: "203.0.113.1", [ownPathHeader]: "127.0.0.1", ...headers }
  tellPeer(request, given)
  return request.headers
}

test("without a proxy the socket tells who is there, and no header of theirs", () => {
  const { [ownAddressHeader]: client, [ownPathHeader]: path } = told({ "x-forwarded-for": "203.0.113.1" })
  expect([client, path]).toEqual(["192.0.2.9", "::ffff:192.0.2.9"])
})

test.for([
  ["x-real-ip", "198.51.100.7", "198.51.100.7"],
  ["fastly-client-ip", "198.51.100.7", "198.51.100.7"],
  ["anything", "2001:db8:12:34cd::1", "2001:db8:12:3400::"],
  ["x-forwarded-for", "203.0.113.1, 198.51.100.7", "198.51.100.7"],
  ["x-forwarded-for", "203.0.113.1,[2001:DB8::1]:4711", "2001:db8::"],
] as const)("behind a proxy its header does: %s: %s", ([name, value, client]) => {
  expect(told({ [name]: value }, name)).toMatchObject({
    [ownAddressHeader]: client,
    [ownPathHeader]: `${value},::ffff:192.0.2.9`,
  })
})

test.for<Record<string, string>>([
  {},
  { "x-real-ip": "" },
  { "x-real-ip": "unknown" },
  { "x-real-ip": "198.51.100.7, " },
])("nobody is told of by a header without an address: %o", (headers) => {
  expect(told(headers, "x-real-ip")).not.toHaveProperty(ownAddressHeader)
})
