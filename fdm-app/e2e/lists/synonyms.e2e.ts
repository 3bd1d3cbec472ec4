import { expect } from "vitest"
import { manager, row, settings, test } from "../testing/own-desk.ts"
import { people } from "../testing/test.ts"

const wrong = /status of 4(00|09)/

test("synonyms are made, refused when a word has a group already, found by each other, changed and deleted", async ({
  come,
}) => {
  const page = await come({ as: manager, mayComplain: wrong })
  await page.goto(`${settings}/synonyms`)
  await page.getByText("Nog geen synoniemen").waitFor()
  const form = page.locator("form[action*='/create']")
  await form.getByLabel("Woorden").fill("perceel")
  await form.getByRole("button", { name: "Groep maken" }).click()
  await form.getByText(/^Schrijf 2 tot 20 verschillende woorden/).waitFor()
  await form.getByLabel("Woorden").fill("perceel\nlap grond")
  await form.getByRole("button", { name: "Groep maken" }).click()
  await row(page, "perceel · lap grond").waitFor()
  await expect.poll(() => form.getByLabel("Woorden").inputValue()).toBe("")
  await form.getByLabel("Woorden").fill("akker\nPercelen")
  await form.getByRole("button", { name: "Groep maken" }).click()
  await form.getByText("Wat op regel 2 staat, hoort al bij een andere groep.").waitFor()

  await page.goto("/admin/support?q=lap+grond")
  await page
    .locator("mark", { hasText: /perceel/i })
    .first()
    .waitFor()

  await page.goto(`${settings}/synonyms`)
  await row(page, "perceel · lap grond").locator("summary").first().click()
  await row(page, "perceel · lap grond").getByLabel("Woorden").fill("perceel\nlap grond\nkavel")
  await row(page, "perceel · lap grond").getByRole("button", { name: "Opslaan" }).click()
  await row(page, "perceel · lap grond · kavel").getByText("Opgeslagen").waitFor()
  await row(page, "perceel · lap grond · kavel").getByText("Verwijderen", { exact: true }).click()
  await page.getByRole("button", { name: "Ja, verwijder deze groep" }).click()
  await page.getByText("Nog geen synoniemen").waitFor()
})

test("synonyms work without scripts, and those who may not change them see them", async ({ come }) => {
  const page = await come({ as: manager, javaScriptEnabled: false, mayComplain: wrong })
  await page.goto(`${settings}/synonyms`)
  const form = page.locator("form[action*='/create']")
  await form.getByLabel("Woorden").fill("gier\n\ndrijfmest")
  await form.getByRole("button", { name: "Groep maken" }).click()
  await page.getByText("Groep gemaakt.").waitFor()

  const reader = await come({ as: people.agent })
  await reader.goto(`${settings}/synonyms`)
  await reader.getByText("gier · drijfmest").waitFor()
  await reader.getByText("Managers en beheerders kunnen dit wijzigen.").waitFor()
  expect(await reader.locator("form[action*='/create']").count()).toBe(0)

  await row(page, "gier · drijfmest").locator("summary").first().click()
  await row(page, "gier · drijfmest").getByText("Verwijderen", { exact: true }).click()
  await page.getByRole("button", { name: "Ja, verwijder deze groep" }).click()
  await page.getByText("Groep verwijderd.").waitFor()
})
