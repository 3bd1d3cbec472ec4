import { expect, test } from "vitest"
import { addressIn, clientAt, isNear, isThisMachine, networkOf } from "./address.ts"

test.for([
  ["198.51.100.7", "198.51.100.7"],
  [" 198.51.100.7:4711 ", "198.51.100.7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["::FFFF:c633:6407", "198.51.100.7"],
  ["0:0:0:0:0:ffff:198.51.100.7", "198.51.100.7"],
  ["[::ffff:198.51.100.7]:4711", "198.51.100.7"],
  ["2001:0DB8:0:0::1%eth0", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  ["[2001:db8::1]:4711", "2001:db8::1"],
  ["64:ff9b::198.51.100.7", "64:ff9b::c633:6407"],
] as const)("%j says the address %s", ([text, address]) => {
  expect(addressIn(text)).toBe(address)
})

test.for(["", "unknown", "1.2.3", "1:2", "198.51.100.7.", "198.51.100.7, 198.51.100.8", "[", "[]:1", "fdm.example:80"])(
  "%j says none",
  (text) => {
    expect(addressIn(text)).toBeUndefined()
  },
)

test.for([
  "localhost",
  "LOCALHOST",
  "localhost.",
  "fdm.localhost",
  "127.0.0.1",
  "127.8.8.8",
  "::1",
  "[::1]",
  "::ffff:127.0.0.1",
])("%s is this machine", (host) => {
  expect(isThisMachine(host)).toBe(true)
})

test.for([
  "",
  "0.0.0.0",
  "::",
  "fdm.example",
  "localhost.example",
  "127.0.0.1.example",
  "notlocalhost",
  "10.0.0.1",
  "::2",
])("%j is not", (host) => {
  expect(isThisMachine(host)).toBe(false)
})

const near = [
  ...["10.1.2.3", "172.16.0.1", "172.31.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1", "0.0.0.0"],
  ...["127.0.0.1", "::1", "::", "fd00::1", "fe80::1"],
]

test.for(near)("%s is near, and names no network that strangers come from", (address) => {
  expect(isNear(address)).toBe(true)
  expect(networkOf(address)).toBeUndefined()
  expect(clientAt(address)).toBe(address)
})

test.for([
  ["198.51.100.7", "198.51.100.7", "198.51.100.7"],
  ["100.128.0.1", "100.128.0.1", "100.128.0.1"],
  ["2001:db8:12:34ab:5:6:7:8", "2001:db8:12:3400::", "2001:db8:12:3400::/56"],
  ["2001:db8:12:34cd::1", "2001:db8:12:3400::", "2001:db8:12:3400::/56"],
  ["2001:db8:12:35cd::1", "2001:db8:12:3500::", "2001:db8:12:3500::/56"],
  ["2001:db8::1", "2001:db8::", "2001:db8::/56"],
  ["2001:db8::5:6:7:8", "2001:db8::", "2001:db8::/56"],
  ["64:ff9b:1::c633:6407", "64:ff9b:1::", "64:ff9b:1::/56"],
  ["64:ff9b::1:c633:6407", "64:ff9b::", "64:ff9b::/56"],
] as const)("who is at %s counts as %s, of the network %s", ([address, client, network]) => {
  expect(isNear(address)).toBe(false)
  expect(clientAt(address)).toBe(client)
  expect(networkOf(client)).toBe(network)
})

test.for([
  ["64:ff9b::c633:6407", "198.51.100.7"],
  ["64:ff9b::c633:0", "198.51.0.0"],
  ["2001:0:4136:e378:8000:63bf:39cc:9bf8", "198.51.100.7"],
  ["2002:c633:6407::1", "198.51.100.7"],
  ["2002:c633:6407:ab12::1", "198.51.100.7"],
] as const)("who is at %s comes from IPv4, and counts as %s alone", ([address, client]) => {
  expect(addressIn(address)).toBe(address)
  expect(clientAt(address)).toBe(client)
  expect(networkOf(client)).toBe(client)
})

test.for(["64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::", "2002:7f00:1::1", "2001:0:1:2:3:4:80ff:fffe"])(
  "%s makes nobody this machine or its network",
  (address) => {
    expect(isNear(address)).toBe(false)
    expect(isNear(clientAt(address))).toBe(false)
  },
)

test("who tells no address is of no network", () => {
  expect(networkOf(null)).toBeUndefined()
})
