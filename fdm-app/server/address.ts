import { BlockList, isIP } from "node:net"

/**
 * The address in what a header or a socket says, written as short as can be: without a port, brackets or a zone, and one of
 * IPv4 as that, also when it is wrapped in one of IPv6. Undefined when it is none.
 */
export function addressIn(text: string): string | undefined {
  const withoutPort = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, "$1")
    .replace(/^([\d.]+):\d+$/, "$1")
  const [address = ""] = withoutPort.split("%")
  const version = isIP(address)
  if (version !== 6) return version === 4 ? address : undefined
  const shortest = shorten(address)
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(shortest) ?? []
  return high && low ? ofIPv4([high, low].map((group) => Number.parseInt(group, 16))) : shortest
}

function shorten(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1)
}

function ofIPv4(groups: readonly number[]): string {
  return groups.flatMap((group) => [group >> 8, group & 0xff]).join(".")
}

const loopback = new BlockList()
loopback.addSubnet("127.0.0.0", 8)
loopback.addAddress("::1", "ipv6")

/** Whether a name or an address stands for the machine that asks about it. */
export function isThisMachine(host: string): boolean {
  const address = addressIn(host)
  return address ? isIn(loopback, address) : /^(.+\.)?localhost\.?$/i.test(host)
}

/** Networks of one's own, that of a provider between it and its customers among them, and what names no network at all. */
const inside = new BlockList()
inside.addSubnet("0.0.0.0", 8)
inside.addSubnet("10.0.0.0", 8)
inside.addSubnet("172.16.0.0", 12)
inside.addSubnet("192.168.0.0", 16)
inside.addSubnet("100.64.0.0", 10)
inside.addSubnet("169.254.0.0", 16)
inside.addAddress("::", "ipv6")
inside.addSubnet("fc00::", 7, "ipv6")
inside.addSubnet("fe80::", 10, "ipv6")

/** Whether a name or an address is of this machine's own network, where nobody listens in: as far as one can see from here. */
export function isNear(host: string): boolean {
  if (host === "" || isThisMachine(host)) return true
  const address = addressIn(host)
  if (address) return isIn(inside, address)
  return !host.includes(".") || /\.(internal|local|lan|svc|home\.arpa)\.?$/i.test(host)
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4")
}

/** What a provider gives to one household of its IPv6 (RIPE-690). `clientAt` cuts there; `createAuth` counts by the same. */
const household = "/56"

/**
 * Whom a limit counts as one: an address of IPv4, also one that a gateway put into one of IPv6, and of any other of IPv6 the
 * household's part, as the first address of it. Those of a network of one's own are different people's.
 */
export function clientAt(address: string): string {
  if (isIP(address) !== 6 || isNear(address)) return address
  const groups = groupsOf(address)
  const carried = carriedBy(groups)
  if (carried && !isNear(carried)) return carried
  const [first = 0, second = 0, third = 0, fourth = 0] = groups
  const beginning = [first, second, third, fourth & 0xff00].map((group) => group.toString(16))
  return shorten(`${beginning.join(":")}::`)
}

function groupsOf(address: string): number[] {
  const [head = "", tail = ""] = address.split("::")
  const [left, right] = [head, tail].map((part) => part.split(":").filter(Boolean)) as [string[], string[]]
  const zeros = Array<string>(8 - left.length - right.length).fill("0")
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16))
}

/**
 * The address of IPv4 that one of IPv6 carries, by the prefixes that the whole internet knows: NAT64 (RFC 6052), Teredo (RFC
 * 4380, each bit turned) and 6to4 (RFC 3056). Anybody may write one down, so it says whom to count and never whom to trust.
 */
function carriedBy(groups: readonly number[]): string | undefined {
  const [first, second, third] = groups as [number, number, number]
  const last = groups.slice(6)
  if (first === 0x64 && second === 0xff9b && !groups.slice(2, 6).some(Boolean)) return ofIPv4(last)
  if (first === 0x2001 && second === 0) return ofIPv4(last.map((group) => group ^ 0xffff))
  return first === 0x2002 ? ofIPv4([second, third]) : undefined
}

/**
 * The network that a client comes from, for the helpdesk's limits. Addresses of this machine or of a network of one's own name
 * nobody in particular: behind a proxy that tells no address, one stranger would use up what everybody may.
 *
 * @param client as `clientAt` gives it
 */
export function networkOf(client: string | null): string | undefined {
  if (client === null || isNear(client)) return undefined
  return isIP(client) === 6 ? client + household : client
}
