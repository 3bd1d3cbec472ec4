import type { Page } from "playwright"
import { expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { choose, chosen } from "../testing/field.ts"
import { people, test } from "../testing/test.ts"

const conflict = /status of 409/

/** A new question, opened by several agents. */
async function openTogether(farmer: Page, ...agents: Page[]): Promise<void> {
  const path = await ask(farmer, "Wie pakt dit op?")
  for (const agent of agents) await agent.goto(`/admin${path}`)
}

test("of two agents who change a ticket at once, one wins and the other is told what changed", async ({ visit }) => {
  const ana = await visit({ as: people.agent })
  const mehmet = await visit({ as: people.colleague, mayComplain: conflict })
  // At once: what Ana does has not reached Mehmet's page yet.
  await mehmet.route("**/api/live*", () => undefined)
  await openTogether(await visit({ as: people.farmer }), ana, mehmet)
  await mehmet.getByRole("textbox", { name: "Bericht" }).fill("Ik was al aan het typen.")

  await ana.getByRole("button", { name: "Aan mij toewijzen" }).click()
  await ana.getByText("Toegewezen aan Ana Kramer").first().waitFor()
  await mehmet.getByRole("button", { name: "Aan mij toewijzen" }).click()

  const alert = mehmet.getByRole("alert")
  await alert.getByText("Dit ticket is intussen gewijzigd. Er is niets overschreven.").waitFor()
  await alert.getByText("Ana Kramer pakte dit op", { exact: false }).waitFor()
  expect(await alert.getByRole("listitem").count()).toBe(1)
  await mehmet.getByText("Toegewezen aan Ana Kramer").first().waitFor()
  expect(await mehmet.getByRole("textbox", { name: "Bericht" }).inputValue()).toBe("Ik was al aan het typen.")
})

test("the same without scripts: 409, told what changed, nothing overwritten", async ({ visit }) => {
  const ana = await visit({ as: people.agent, javaScriptEnabled: false })
  const mehmet = await visit({ as: people.colleague, javaScriptEnabled: false, mayComplain: conflict })
  await openTogether(await visit({ as: people.farmer }), ana, mehmet)

  await choose(ana, "Prioriteit", "Urgent")
  await ana.getByText("Prioriteit gewijzigd.").waitFor()
  await choose(mehmet, "Status", "Gesloten")

  await mehmet.getByText("Dit ticket is intussen gewijzigd. Er is niets overschreven.").waitFor()
  await mehmet
    .getByText(/Ana Kramer wijzigde de prioriteit van .* naar Urgent/)
    .first()
    .waitFor()
  expect(await chosen(mehmet, "Status")).toBe("Open")
})

test("a move that the workflow does not have is a 409 with words, and nothing changes", async ({ visit }) => {
  const agent = await visit({ as: people.agent, mayComplain: conflict })
  await agent.goto("/admin/support?view=closed")
  const path = await agent.locator("main a[href*=tic_]").first().getAttribute("href")
  await agent.goto(path ?? "")
  const before = await chosen(agent, "Status")
  // Somebody who reached into the page offers what the library does not.
  await agent.getByRole("button", { name: "Status:" }).click()
  const other = agent.getByRole("dialog", { name: "Status" }).locator("[data-option][aria-current=false]").first()
  await other.evaluate((option) => option.setAttribute("value", "waiting_on_customer"))
  await other.click()
  await agent.getByRole("alert").getByText("Deze stap kan nu niet").waitFor()
  await agent.reload()
  expect(await chosen(agent, "Status")).toBe(before)
})
