import type { Page } from "playwright"
import { expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { chosen } from "../testing/field.ts"
import { message, reply, send } from "../testing/reply.ts"
import { people, test } from "../testing/test.ts"

const conflict = /status of 409/
const row = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words })

test("agents see who else is at a ticket and who types; the person who asked sees nothing of it", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const [ana, mehmet] = [await visit({ as: people.agent }), await visit({ as: people.colleague })]
  const path = await ask(farmer, "Wie kijkt er mee?")
  await ana.goto(`/admin${path}`)
  await mehmet.goto("/admin/support?view=unassigned")
  const inList = row(mehmet, "Wie kijkt er mee?").first()
  await inList.getByText("Ana Kramer kijkt mee").waitFor()

  await mehmet.goto(`/admin${path}`)
  const head = ana
    .locator("header")
    .getByText(/Mehmet .* kijkt mee/)
    .first()
  await head.waitFor()
  await message(mehmet).pressSequentially("Ik")
  await ana
    .locator("header")
    .getByText(/Mehmet .* typt/)
    .first()
    .waitFor()
  await head.waitFor({ timeout: 15_000 })

  await mehmet.goto("/farms")
  await head.waitFor({ state: "detached" })
  expect(await farmer.content()).not.toContain("kijkt mee")
  expect((await farmer.request.get(`/api/presence?ticket=${path.split("/").at(-1)}`)).status()).toBe(403)
})

test("who writes while a colleague answers is told before they send, and sends all the same if they want to", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const [ana, mehmet] = [await visit({ as: people.agent }), await visit({ as: people.colleague })]
  const path = await ask(farmer, "Wie antwoordt er?")
  for (const agent of [ana, mehmet]) await agent.goto(`/admin${path}`)
  await message(mehmet).fill("Mijn antwoord.")
  await reply(ana, "Ana was eerst.")

  const banner = mehmet.getByRole("alert").filter({ hasText: "Ana Kramer antwoordde" })
  await banner.getByText("bekijk dat eerst", { exact: false }).waitFor()
  await mehmet.getByRole("article").getByText("Ana was eerst.").waitFor()
  expect(await message(mehmet).inputValue()).toBe("Mijn antwoord.")
  await banner.getByRole("button", { name: "Toch versturen" }).click()
  await mehmet.getByRole("article").getByText("Mijn antwoord.").waitFor()
  await banner.waitFor({ state: "detached" })
  expect(await message(mehmet).inputValue()).toBe("")
})

test("a reply that comes too late is held back by the server, keeps its text and its button's step", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const [ana, mehmet] = [
    await visit({ as: people.agent }),
    await visit({ as: people.colleague, mayComplain: /status of 409|ERR_FAILED/ }),
  ]
  // Without live events the page learns of the other answer only by sending its own.
  await mehmet.route("**/api/live*", (route) => route.abort())
  const path = await ask(farmer, "Wie is er te laat?")
  for (const agent of [ana, mehmet]) await agent.goto(`/admin${path}`)
  await message(mehmet).fill("Te laat.")
  await reply(ana, "Op tijd.")
  await mehmet.getByRole("button", { name: "Versturen en oplossen" }).click()

  const banner = mehmet.getByRole("alert").filter({ hasText: "Je antwoord is niet verstuurd" })
  await banner.getByText("Ana Kramer antwoordde", { exact: false }).waitFor()
  await mehmet.getByRole("article").getByText("Op tijd.").waitFor()
  expect(await message(mehmet).inputValue()).toBe("Te laat.")
  await banner.getByRole("button", { name: "Toch versturen" }).click()
  await mehmet.getByRole("article").getByText("Te laat.").waitFor()
  await expect.poll(() => chosen(mehmet, "Status")).toBe("Opgelost")
})

test("who has looked at the other message sends by any button", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const ana = await visit({ as: people.agent })
  const path = await ask(farmer, "Nog iets vergeten")
  await ana.goto(`/admin${path}`)
  await message(ana).fill("Wat bedoel je?")
  await farmer.getByLabel("Je reactie").fill("Namelijk dit.")
  await farmer.getByRole("button", { name: "Reactie versturen" }).click()
  const banner = ana.getByRole("alert").filter({ hasText: "bekijk dat eerst" })
  await banner.getByRole("link", { name: "Bekijken" }).click()
  await banner.waitFor({ state: "detached" })
  await ana.getByRole("button", { name: "Versturen en wachten op klant" }).click()
  await ana.getByRole("article").getByText("Wat bedoel je?").waitFor()
})

test("two answers one after the other by the same person are no collision", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const ana = await visit({ as: people.agent })
  await ana.goto(`/admin${await ask(farmer, "Twee antwoorden")}`)
  await reply(ana, "Eén.")
  await reply(ana, "Twee.")
  expect(await ana.getByText("bekijk dat eerst", { exact: false }).count()).toBe(0)
})

test("without scripts a late reply is held back too, with its text, and goes out when it is sent again", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const ana = await visit({ as: people.agent })
  const mehmet = await visit({ as: people.colleague, javaScriptEnabled: false, mayComplain: conflict })
  const path = await ask(farmer, "Zonder scripts te laat")
  for (const agent of [ana, mehmet]) await agent.goto(`/admin${path}`)
  await reply(ana, "Eerder.")
  await message(mehmet).fill("Later.")
  await send(mehmet).click()
  await mehmet.getByText("Ana Kramer antwoordde", { exact: false }).waitFor()
  expect(await message(mehmet).inputValue()).toBe("Later.")
  await mehmet.getByRole("button", { name: "Toch versturen" }).click()
  await mehmet.getByRole("article").getByText("Later.").waitFor()
})
