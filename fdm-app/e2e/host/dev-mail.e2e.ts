import { beforeAll, describe, expect, test, vi } from "vitest"
import { type Asker, as } from "../testing/as.ts"
import { keptMails } from "../testing/kept-mails.ts"
import { people } from "../testing/test.ts"

const atTheMachine = { address: "127.0.0.1" }
const asWhom = `Log daarvoor in als Daan Peeters, met ${people.admin}`
let paths: string[]

beforeAll(async () => {
  const nobody = await as()
  const email = `${crypto.randomUUID().slice(0, 8)}@nieuw.example`
  expect((await nobody.post("/signin/link", { email, to: "/" })).status).toBe(303)
  const ids = async () => (await keptMails()).filter(({ to }) => to.includes(email)).map(({ id }) => id)
  await vi.waitFor(async () => expect(await ids()).toHaveLength(1), { timeout: 10_000 })
  const [id] = await ids()
  paths = ["/dev/mail", `/dev/mail/${id}`, `/dev/mail/${id}/html`, "/dev/mail.data", `/dev/mail/${id}.data`]
})

const statusesFor = async (asker: Asker) =>
  new Set(await Promise.all(paths.map(async (path) => (await asker.get(path)).status)))

describe("the mails that were kept, with the sign-in links of others in them", () => {
  test("are an admin's who sits at the machine", async () => {
    expect(await statusesFor(await as(people.admin, atTheMachine))).toEqual(new Set([200]))
  })

  test("are nobody's who is not signed in, who is led there by signing in", async () => {
    const nobody = await as(undefined, atTheMachine)
    for (const path of paths) {
      const answer = await nobody.get(path)
      expect(answer.status, path).toBe(path.endsWith(".data") ? 202 : 302)
      if (!path.endsWith(".data")) expect(answer.headers.get("location")).toMatch(/^\/signin\?to=%2Fdev%2Fmail/)
    }
  })

  test.for([people.farmer, people.agent, people.colleague, "ilse@fdm.example"])("are not for %s", async (email) => {
    expect(await statusesFor(await as(email, atTheMachine))).toEqual(new Set([403]))
  })

  test("are not there for an admin elsewhere, because everybody knows the password of a demo's admin", async () => {
    expect(await statusesFor(await as(people.admin))).toEqual(new Set([404]))
  })

  test("are linked to for those who may read them, and for nobody else", async () => {
    const linked = async (asker: Asker) => (await (await asker.get("/farms")).text()).includes('href="/dev/mail"')

    expect(await linked(await as(people.admin, atTheMachine))).toBe(true)
    for (const asker of [
      await as(people.admin),
      await as(people.agent, atTheMachine),
      await as(people.farmer, atTheMachine),
    ])
      expect(await linked(asker)).toBe(false)
  })

  test("are spoken of to whoever waits for one, at the machine", async () => {
    const words = async (asker: Asker) => (await asker.get("/signin/link?email=iemand@fdm.example")).text()

    expect(await words(await as(undefined, atTheMachine))).toContain(asWhom)
    expect(await words(await as())).not.toContain(asWhom)
  })

  test("say at the sign-in that stands before them as whom they are read, and at no other", async () => {
    const words = async (asker: Asker, to: string) => (await asker.get(`/signin?to=${encodeURIComponent(to)}`)).text()
    const here = await as(undefined, atTheMachine)

    expect(await words(here, "/dev/mail")).toContain(asWhom)
    for (const [asker, to] of [
      [here, "/support"],
      [await as(), "/dev/mail"],
    ] as const)
      expect(await words(asker, to)).not.toContain(asWhom)
  })

  test("leave nobody to wait for them, wherever they are", async () => {
    for (const asker of [await as(undefined, atTheMachine), await as()]) {
      const page = await (await asker.get("/signin/link?email=iemand@fdm.example")).text()
      expect(page).toContain("Hier wordt geen mail verstuurd</h1>")
      expect(page).not.toContain("onderweg")
    }
  })
})
