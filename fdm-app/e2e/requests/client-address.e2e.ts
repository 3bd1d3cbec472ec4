import { expect } from "vitest"
import { ownAddressHeader } from "../../server/peer.ts"
import { serveDemo } from "../testing/prepared-demo.ts"
import { test } from "../testing/test.ts"

test("without a proxy nobody chooses the address by which attempts to sign in are counted", async ({ visit }) => {
  const app = await serveDemo({ FDM_CLIENT_ADDRESS_HEADER: "" })
  try {
    const { request } = await visit({ appUrl: app.url })
    const attempt = async (turn: number) => {
      const headers = { [ownAddressHeader]: `192.0.2.${turn}` }
      const form = { email: `somebody-${turn}@fdm.example`, password: "geraden" }
      return (await request.post("/signin", { form, headers, maxRedirects: 0 })).status()
    }
    for (let turn = 1; turn <= 20; turn++) expect(await attempt(turn)).toBe(401)
    expect(await attempt(21)).toBe(429)
  } finally {
    await app.stop()
  }
})

test.for([
  ["fastly-client-ip", (turn: number) => `198.51.100.${turn}`],
  ["x-forwarded-for", (turn: number) => `203.0.113.1, 198.51.100.${turn}`],
] as const)("behind a proxy that tells it in %s everybody is counted by their own", async ([name, headerOf]) => {
  const app = await serveDemo({ FDM_CLIENT_ADDRESS_HEADER: name })
  try {
    const attempt = async (turn: number) => {
      const body = new URLSearchParams({ email: `somebody-${turn}@fdm.example`, password: "geraden" })
      return (await fetch(`${app.url}/signin`, { method: "POST", body, headers: { [name]: headerOf(turn) } })).status
    }
    for (let turn = 1; turn <= 24; turn++) expect(await attempt(turn)).toBe(401)
  } finally {
    await app.stop()
  }
})
