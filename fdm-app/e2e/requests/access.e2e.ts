import { describe, expect } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { ask } from "../testing/ask.ts"
import { signInLinkFor } from "../testing/kept-mails.ts"
import { lane } from "../testing/lane.ts"
import { people, test } from "../testing/test.ts"

const notThere = /status of 404/
const notAllowed = /status of 403/

describe("who is not signed in", () => {
  test("is asked to, and comes back to the page that was asked for", async ({ visit }) => {
    const page = await visit()
    await page.goto("/support?state=closed")
    expect(new URL(page.url()).pathname).toBe("/signin")

    await page.getByRole("button", { name: /Jan 't Hart/ }).click()
    await page.waitForURL("**/support?state=closed")
  })

  test("is never sent to another site: by signing in or up, or by choosing a language", async ({ visit }) => {
    for (const to of ["//evil.example", "https://evil.example/", "/\\evil.example", "/\t/evil.example"]) {
      const { request } = await visit()
      const leadsHome = async (path: string, form: Record<string, string>) => {
        const answer = await request.post(path, { form: { ...form, to }, maxRedirects: 0 })
        expect(answer.headers().location, `${path} to ${to}`).toBe("/")
      }
      const email = `${crypto.randomUUID()}@nieuw.example`
      await leadsHome("/language", { locale: "nl" })
      await request.post("/signup", { form: { name: "Nieuw", email, password: demoPassword, to }, maxRedirects: 0 })
      const opened = await request.get(await signInLinkFor(email), { maxRedirects: 0 })
      expect(opened.headers().location, `signing up to ${to}`).toBe(`${lane().url}/`)
      await leadsHome("/signin", { email: people.farmer, password: demoPassword })
      const back = await request.get(`/signin?${new URLSearchParams({ to })}`, { maxRedirects: 0 })
      expect(back.headers().location, to).toBe("/")
    }
  })

  test("can't post anything: 401", async ({ visit }) => {
    const page = await visit()
    const answer = await page.request.post("/support/new", { form: { body: "Wie ben ik?" }, maxRedirects: 0 })
    expect(answer.status()).toBe(401)
    expect(await answer.text()).toContain("Je bent niet ingelogd")
  })
})

describe("who is no agent", () => {
  test.for(["/admin/support", "/admin/support?view=closed", "/admin/support/tic_01kxxxxxxxxxxxxxxxxxxxxxxx"])(
    "gets 403 at %s, inside the shell",
    async (path, { visit }) => {
      const page = await visit({ as: people.farmer, mayComplain: notAllowed })
      const answer = await page.goto(path)

      expect(answer?.status()).toBe(403)
      await page.getByRole("heading", { name: "Dit deel is voor behandelaars" }).waitFor()
      await page
        .getByRole("navigation", { name: "Hoofdmenu" })
        .getByRole("link", { name: /Ondersteuning/ })
        .waitFor()
    },
  )

  test("may not act as one either, and does not learn whether a ticket exists", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await agent.goto("/admin/support?view=mine")
    const ticket = new URL((await agent.locator("main a[href*=tic_]").first().getAttribute("href")) ?? "", agent.url())
      .pathname

    const farmer = await visit({ as: people.otherFarmer })
    const attempts: Record<string, Record<string, string>> = {
      message: { body: "Ik doe alsof", visibility: "internal" },
      status: { to: "closed" },
      priority: { priority: "urgent" },
      assign: { agentId: "" },
    }
    for (const [action, form] of Object.entries(attempts)) {
      const answer = await farmer.request.post(`${ticket}/${action}`, { form, maxRedirects: 0 })
      expect(answer.status(), action).toBe(403)
    }
    const asRequester = ticket.replace("/admin", "")
    expect(
      (await farmer.request.post(`${asRequester}/reply`, { form: { body: "Hoi" }, maxRedirects: 0 })).status(),
    ).toBe(404)
    expect((await farmer.request.post(`${asRequester}/close`, { maxRedirects: 0 })).status()).toBe(404)
  })
})

test("an agent in the portal is a requester as any other: no notes, and nothing of others", async ({ visit }) => {
  const ana = await visit({ as: people.agent, mayComplain: notThere })
  const own = await ask(ana, "Mijn eigen vraag als gebruiker")
  const farmer = await visit({ as: people.farmer })
  const others = await ask(farmer, "Niet van Ana")
  const colleague = await visit({ as: people.colleague })
  const form = { body: "Ana hoeft dit niet te lezen.", visibility: "internal" }
  expect((await colleague.request.post(`/admin${own}/message`, { form, maxRedirects: 0 })).status()).toBe(303)

  await ana.goto(own)
  await ana.getByRole("article").getByText("Mijn eigen vraag als gebruiker").waitFor()
  expect(await ana.content()).not.toContain(form.body)
  expect((await ana.goto(others))?.status()).toBe(404)
  const reply = await ana.request.post(`${others}/reply`, { form: { body: "Toch" }, maxRedirects: 0 })
  expect(reply.status()).toBe(404)
})

describe("what is not there", () => {
  test("someone else's ticket is not found, and looks like one that never was", async ({ visit }) => {
    const owner = await visit({ as: people.farmer })
    await owner.goto("/support")
    const path = (await owner.locator("main a[href*=tic_]").first().getAttribute("href")) ?? ""

    const other = await visit({ as: people.otherFarmer, mayComplain: notThere })
    expect((await other.goto(path))?.status()).toBe(404)
    const words = await other.locator("main").textContent()
    expect((await other.goto("/support/tic_01kxxxxxxxxxxxxxxxxxxxxxxx"))?.status()).toBe(404)
    expect(await other.locator("main").textContent()).toBe(words)
    await other.getByRole("navigation", { name: "Hoofdmenu" }).waitFor()
  })

  test.for([
    "/support/nonsense",
    "/support/msg_01kxxxxxxxxxxxxxxxxxxxxxxx",
    "/support/'%20or%201=1",
    "/nowhere",
    "/dev/mail/x",
  ])("%s is a 404 in the shell", async (path, { visit }) => {
    const page = await visit({ as: people.farmer, mayComplain: notThere })
    expect((await page.goto(path))?.status()).toBe(404)
    await page.getByRole("heading", { name: "We kunnen deze pagina niet vinden" }).waitFor()
  })

  test("an agent keeps the list beside a ticket that is not there", async ({ visit }) => {
    const agent = await visit({ as: people.agent, mayComplain: notThere })
    expect((await agent.goto("/admin/support/tic_01kxxxxxxxxxxxxxxxxxxxxxxx"))?.status()).toBe(404)
    await agent.getByRole("list", { name: "Tickets in Open" }).waitFor()
  })

  test("an address with a view or a cursor of nobody's shows the beginning, and says so", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    for (const search of ["view=nonsense", "cursor=nonsense", "cursor=bnVsbA", "view=open&cursor=W10"]) {
      expect((await agent.goto(`/admin/support?${search}`))?.status(), search).toBe(200)
      await agent.getByText("Deze pagina van de lijst bestaat niet (meer).", { exact: false }).waitFor()
    }
  })
})

describe("other sites", () => {
  test("can't have a browser post a form here, not even to an address without a page", async ({ visit }) => {
    const page = await visit({ as: people.farmer })
    for (const path of ["/support/new", "/language", "/signout", "/signin"]) {
      const headers = { origin: "https://evil.example" }
      const answer = await page.request.post(path, { form: { body: "x", locale: "en" }, headers, maxRedirects: 0 })
      expect(answer.status(), path).toBeGreaterThanOrEqual(400)
    }
    await page.goto("/support")
    await page.getByRole("heading", { name: "Mijn vragen" }).waitFor()
  })

  test("can't frame us, and no script runs that we did not send", async ({ visit }) => {
    const page = await visit()
    const headers = (await page.goto("/signin"))?.headers() ?? {}
    expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/)
    expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+';/)
    expect(headers["x-content-type-options"]).toBe("nosniff")
    const again = (await page.goto("/signin"))?.headers() ?? {}
    expect(again["content-security-policy"]).not.toBe(headers["content-security-policy"])
  })

  test("find no page in a cache that others share", async ({ visit }) => {
    const page = await visit({ as: people.farmer })
    for (const path of ["/support", "/support.data"])
      expect((await page.request.get(path)).headers()["cache-control"], path).toBe("private, no-store")
  })

  test("can't send the authentication more than a form holds", async ({ visit }) => {
    const page = await visit()
    const data = { email: people.farmer, password: "x".repeat(200_000) }
    expect((await page.request.post("/api/auth/sign-in/email", { data })).status()).toBe(413)
  })
})

test("the language is chosen per person and stays", async ({ visit }) => {
  const page = await visit({ as: "tom@duinzoom.example" })
  await page.goto("/support")
  await page.getByRole("heading", { name: "My questions" }).waitFor()
  await page.getByRole("button", { name: "nl", exact: true }).click()
  await page.getByRole("heading", { name: "Mijn vragen" }).waitFor()
  await page.reload()
  expect(await page.locator("html").getAttribute("lang")).toBe("nl")
  await page.getByRole("button", { name: "en", exact: true }).click()
  await page.getByRole("heading", { name: "My questions" }).waitFor()
})

test("signing out ends the session", async ({ visit }) => {
  const page = await visit({ as: "piet@duinzoom.example" })
  await page.goto("/support")
  await page.getByRole("button", { name: "Uitloggen" }).click()
  await page.getByRole("heading", { name: "Inloggen" }).waitFor()
  await page.goto("/support")
  expect(new URL(page.url()).pathname).toBe("/signin")
})
