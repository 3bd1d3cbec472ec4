import { expect } from "vitest"
import { ownAddressHeader } from "../app/lib/environment.server.ts"
import { serveApp } from "./serve-app.ts"
import { people, test } from "./test.ts"

test("without a proxy nobody chooses the address by which attempts to sign in are counted", async ({ visit }) => {
  const app = await serveApp({ FDM_CLIENT_ADDRESS_HEADER: "" })
  try {
    const { request } = await visit({ appUrl: app.url })
    const attempt = async (turn: number) => {
      const headers = { [ownAddressHeader]: `192.0.2.${turn}` }
      const form = { email: people.farmer, password: "geraden" }
      return (await request.post("/signin", { form, headers, maxRedirects: 0 })).status()
    }
    for (let turn = 1; turn <= 20; turn++) expect(await attempt(turn)).toBe(401)
    expect(await attempt(21)).toBe(429)
  } finally {
    await app.stop()
  }
})
