import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"
import { afterAll, afterEach, beforeAll, expect } from "vitest"
import { type PostgresServer, startPostgres } from "../../testing/postgres-server.ts"
import { type ServedApp, serveApp } from "./serve-app.ts"
import { people, test } from "./test.ts"

/** Stands between the app and its database, so that the connection can be cut and mended. */
type Cable = { port: number; cut(): void; mend(): void; close(): void }

let postgres: PostgresServer
let cable: Cable
let app: ServedApp

beforeAll(async () => {
  postgres = await startPostgres()
  const target = new URL(postgres.url())
  cable = await layCable(Number(target.port))
  app = await serveApp({ DATABASE_URL: `postgres://fdm@127.0.0.1:${cable.port}/postgres` })
}, 60_000)

afterAll(async () => {
  await app?.stop()
  cable?.close()
  await postgres?.stop()
})

afterEach(() => cable.mend())

test("a database that goes away gives a clear page, and the page comes back by itself", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, appUrl: app.url, mayComplain: /status of 503/ })
  await farmer.goto("/support")
  await farmer.getByRole("heading", { name: "Mijn vragen" }).waitFor()

  cable.cut()
  const answer = await farmer.goto("/support")
  expect(answer?.status()).toBe(503)
  expect(answer?.headers()["retry-after"]).toBe("5")
  await farmer.getByRole("heading", { name: "We zijn er even niet" }).waitFor()
  expect((await farmer.request.get("/healthz")).status()).toBe(503)

  cable.mend()
  await farmer.getByRole("heading", { name: "Mijn vragen" }).waitFor({ timeout: 30_000 })
})

test("a question that is sent meanwhile stays in its field, and goes through later", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, appUrl: app.url, mayComplain: /status of 503/ })
  await farmer.goto("/support/new")
  const field = farmer.getByLabel("Waarmee kunnen we helpen?")
  await field.fill("Dit mag niet verloren gaan.")
  cable.cut()
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByRole("alert").getByText("We zijn er even niet").waitFor()
  expect(await field.inputValue()).toBe("Dit mag niet verloren gaan.")

  cable.mend()
  await expect.poll(async () => (await farmer.request.get("/healthz")).status(), { timeout: 30_000 }).toBe(200)
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()
})

async function layCable(to: number): Promise<Cable> {
  const sockets = new Set<Socket>()
  let isCut = false
  const server: Server = createServer((client) => {
    if (isCut) return void client.destroy()
    const upstream = connect(to, "127.0.0.1")
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on("error", () => other.destroy())
      one.on("close", () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut() {
      isCut = true
      hangUp()
    },
    mend() {
      isCut = false
    },
    close() {
      hangUp()
      server.close()
    },
  }
}
