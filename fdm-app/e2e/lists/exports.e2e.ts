import { readFile } from "node:fs/promises"
import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { as } from "../testing/as.ts"
import { ask } from "../testing/ask.ts"
import { people, test } from "../testing/test.ts"

/** Chooses a file of the list that is open, and gives what the browser saved. */
async function download(page: Page, row: "ticket" | "bericht"): Promise<{ name: string; text: string }> {
  // Without scripts it stays open after the first file.
  const dialog = page.getByRole("dialog", { name: "Exporteren" })
  if (!(await dialog.isVisible())) await page.getByRole("button", { name: "Exporteren" }).first().click()
  await page.getByRole("radio", { name: `Een rij per ${row}` }).check()
  const saved = page.waitForEvent("download")
  await dialog.getByRole("button", { name: "Exporteren" }).click()
  const file = await saved
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") }
}

describe("a list", () => {
  test.for([true, false])(
    "is saved as a file that Excel reads, with its filters; scripts: %s",
    async (scripts, { visit }) => {
      const farmer = await visit({ as: people.farmer })
      await ask(farmer, '=HYPERLINK("http://kwaad.example");"klik"\nTweede regel')
      const agent = await visit({ as: people.agent, javaScriptEnabled: scripts })
      await agent.goto("/admin/support?view=unassigned&sort=oldest")
      const { name, text } = await download(agent, "ticket")
      expect(name).toMatch(/^tickets-\d{4}-\d\d-\d\d\.csv$/)
      const [header, ...rows] = text.trimEnd().split("\r\n")
      expect(header).toMatch(/^\uFEFFNummer;Onderwerp;Status;Prioriteit;Vrager;/)
      expect(rows.length).toBeGreaterThan(1)
      for (const row of rows) expect(row).toMatch(/^TK-\w{6};.*;\d{4}-\d\d-\d\d \d\d:\d\d;\d+$/)

      const messages = await download(agent, "bericht")
      expect(messages.name).toMatch(/^berichten-/)
      expect(messages.text).toContain('"\'=HYPERLINK(""http://kwaad.example"");""klik""\nTweede regel"')
      // The page is where it was.
      expect(new URL(agent.url()).search).toBe("?view=unassigned&sort=oldest")
    },
  )

  test("of an English reader has English words and commas", async ({ visit }) => {
    const agent = await visit({ as: people.colleague })
    await agent.request.post("/language", { form: { locale: "en", to: "/" }, maxRedirects: 0 })
    const answer = await agent.request.post("/admin/support/exports/make?view=closed", { form: { kind: "tickets" } })
    expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8")
    expect(await answer.text()).toMatch(/^\uFEFFNumber,Subject,Status,Priority,/)
    await agent.request.post("/language", { form: { locale: "nl", to: "/" }, maxRedirects: 0 })
  })

  test("of a search holds what was found", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer })
    await ask(farmer, "Hoe vul ik mijn kringloopwijzer in?")
    const agent = await visit({ as: people.agent })
    const find = async () => {
      const answer = await agent.request.post("/admin/support/exports/make?q=kringloopwijzer", {
        form: { kind: "messages" },
      })
      return (await answer.text()).includes("Hoe vul ik mijn kringloopwijzer in?")
    }
    await expect.poll(find, { timeout: 15_000 }).toBe(true)
  })
})

test("who is no agent gets no file, and a kind that there is not is refused", async () => {
  const form = { kind: "tickets" }
  expect((await (await as(people.farmer)).post("/admin/support/exports/make", form)).status).toBe(403)
  const agent = await as(people.agent)
  expect((await agent.post("/admin/support/exports/make", { kind: "secrets" })).status).toBe(400)
  expect((await agent.get("/admin/support/exports/exp_nope/file")).status).toBe(404)
  expect((await agent.get("/admin/support/exports/make")).headers.get("location")).toBe("/admin/support/exports")
})
