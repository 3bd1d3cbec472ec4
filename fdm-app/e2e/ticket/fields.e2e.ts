import type { Page } from "playwright"
import { expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { focusedName, openForKeys, press, tabTo } from "../testing/by-keyboard.ts"
import { choose, chosen } from "../testing/field.ts"
import { people, test } from "../testing/test.ts"

/** Machines that run tests may be busy. */

/** What the browser asks for at an address: with which purpose, and what answered. */
async function requestsFor(page: Page, pathname: string) {
  const [asked, answeredFrom]: [string[], string[]] = [[], []]
  const session = await page.context().newCDPSession(page)
  await session.send("Network.enable")
  session.on("Network.requestWillBeSentExtraInfo", ({ headers }) => {
    if (headers[":path"]?.startsWith(pathname) || headers["Sec-Purpose"]) asked.push(headers["Sec-Purpose"] ?? "")
  })
  session.on("Network.responseReceived", ({ response }) => {
    if (new URL(response.url).pathname !== pathname) return
    const isKept = response.fromPrefetchCache || response.fromDiskCache
    answeredFrom.push(isKept ? "what was fetched ahead" : "server")
  })
  return { asked, answeredFrom }
}

test("a ticket that is fetched ahead is not seen until it is opened, and is then there without being asked for again", async ({
  visit,
}) => {
  const path = await ask(await visit({ as: people.farmer }), "Wordt dit gelezen voordat iemand kijkt?")
  const agent = await visit({ as: people.colleague })
  const { asked, answeredFrom } = await requestsFor(agent, `/admin${path}.data`)
  await openForKeys(agent, "/admin/support?view=unassigned")
  const row = agent.locator(`[data-row="${path.split("/").at(-1)}"]`)
  await row.focus()
  await expect.poll(() => asked).toEqual(["prefetch"])

  const other = await visit({ as: people.colleague })
  await openForKeys(other, "/admin/support?view=unassigned")
  await other
    .getByRole("link", { name: /Wordt dit gelezen/ })
    .getByText("Ongelezen")
    .waitFor({ state: "attached" })

  await press(agent, "Enter")
  await agent.getByRole("article").getByText("Wordt dit gelezen voordat iemand kijkt?").waitFor()
  expect(answeredFrom.slice(0, 2)).toEqual(["server", "what was fetched ahead"])
  await expect
    .poll(async () => {
      await openForKeys(other, "/admin/support?view=unassigned")
      return other
        .getByRole("link", { name: /Wordt dit gelezen/ })
        .getByText("Ongelezen")
        .count()
    })
    .toBe(0)
})

test("a change shows at once, and goes back with the reason when it is refused", async ({ visit }) => {
  const path = await ask(await visit({ as: people.farmer }), "Wat gebeurt er als het niet lukt?")
  const agent = await visit({ as: people.agent, mayComplain: /status of 409/ })
  const colleague = await visit({ as: people.colleague })
  await openForKeys(agent, `/admin${path}`)
  await colleague.goto(`/admin${path}`)
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  await agent.route("**/status.data*", async (route) => {
    await held
    await route.continue()
  })
  await press(agent, "s")
  await agent.keyboard.type("wacht")
  await press(agent, "Enter")
  await expect.poll(() => chosen(agent, "Status")).toBe("Wacht op klant")
  // While it is on its way, somebody else is first.
  await choose(colleague, "Prioriteit", "Laag")
  await colleague.getByText("Mehmet Yildiz wijzigde de prioriteit").waitFor({ state: "attached" })
  release()
  await agent.getByRole("alert").getByText("Dit ticket is intussen gewijzigd. Er is niets overschreven.").waitFor()
  await expect.poll(() => chosen(agent, "Status")).toBe("Open")
  await expect.poll(() => chosen(agent, "Prioriteit")).toBe("Laag")
})

test("a ticket goes to a team: the timeline tells it, and the list of the team has it", async ({ visit }) => {
  const path = await ask(await visit({ as: people.farmer }), "Welk team gaat hierover?")
  const agent = await visit({ as: people.agent })
  await agent.goto(`/admin${path}`)
  expect(await chosen(agent, "Team")).toBe("Geen team")
  await choose(agent, "Team", "Mest en bodem")
  await expect.poll(() => chosen(agent, "Team")).toBe("Mest en bodem")
  await agent.getByText("wijzigde het veld Team van Geen team naar Mest en bodem").waitFor({ state: "attached" })
  await agent.goto(`/admin/support?${new URLSearchParams({ q: "team:mest" })}`)
  await agent.getByRole("link", { name: /Welk team gaat hierover/ }).waitFor()
})

test("changes made faster than they are answered all arrive, one after the other", async ({ visit }) => {
  const path = await ask(await visit({ as: people.farmer }), "Hoe snel kan iemand kiezen?")
  const agent = await visit({ as: people.agent })
  await openForKeys(agent, `/admin${path}`)
  await press(agent, "p")
  await agent.keyboard.type("u")
  await agent.keyboard.press("Enter")
  await press(agent, "s")
  await agent.keyboard.type("i")
  await agent.keyboard.press("Enter")
  await agent.keyboard.press("i")
  await expect.poll(() => chosen(agent, "Prioriteit")).toBe("Urgent")
  await expect.poll(() => chosen(agent, "Behandelaar")).toContain("Ana Kramer")
  await agent.getByText(/Ana Kramer pakte dit op/).waitFor({ state: "attached" })
  await agent.reload()
  expect(await chosen(agent, "Prioriteit")).toBe("Urgent")
  expect(await chosen(agent, "Status")).toBe("In behandeling")
  expect(await chosen(agent, "Behandelaar")).toContain("Ana Kramer")
})

test("the subject is changed in its own place, and tags are made by those who may", async ({ visit }) => {
  const path = await ask(await visit({ as: people.farmer }), "Dit onderwerp kan beter.")
  const lead = await visit({ as: people.colleague })
  await openForKeys(lead, `/admin${path}`)
  await tabTo(lead, /^Onderwerp wijzigen$/)
  await press(lead, "Enter")
  await lead.keyboard.type("Een beter onderwerp")
  await press(lead, "Enter")
  await lead.getByRole("heading", { name: "Een beter onderwerp" }).waitFor()
  await lead.getByText(/wijzigde het onderwerp in ‘Een beter onderwerp’/).waitFor({ state: "attached" })

  await press(lead, "t")
  await lead.keyboard.type("gloednieuw")
  await press(lead, "Enter")
  await lead.getByRole("button", { name: "Label gloednieuw weghalen" }).waitFor()

  const agent = await visit({ as: people.agent })
  await openForKeys(agent, `/admin${path}`)
  await press(agent, "t")
  await agent.keyboard.type("nog een nieuw")
  await agent.getByText("Geen label met deze naam").waitFor()
  await press(agent, "Escape")
  await press(agent, "Shift+Tab")
  expect(await focusedName(agent)).toBe("Label gloednieuw weghalen")
  await press(agent, "Enter")
  await expect.poll(() => agent.getByRole("button", { name: "Label gloednieuw weghalen" }).count()).toBe(0)
})
