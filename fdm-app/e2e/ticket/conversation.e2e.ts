import type { Page } from "playwright"
import { expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { keptMails } from "../testing/kept-mails.ts"
import { atTheMachine, people, test } from "../testing/test.ts"
import { violationsInAllLooks, violationsOn } from "../testing/violations.ts"

const lead = people.colleague
const idOf = (path: string) => path.split("/").at(-1)
const textbox = (page: Page) => page.getByRole("textbox", { name: "Bericht", exact: true })

async function write(agent: Page, text: string, kind: "reply" | "note"): Promise<void> {
  await agent.getByRole("radio", { name: kind === "note" ? /Interne notitie/ : /Antwoord/ }).check({ force: true })
  await textbox(agent).fill(text)
  await agent.getByRole("button", { name: kind === "note" ? "Notitie toevoegen" : "Versturen", exact: true }).click()
  await agent
    .getByRole("article")
    .getByText(text.split("\n")[0] ?? "")
    .first()
    .waitFor()
}

async function expectNoViolations(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([])
}

test("an agent corrects an answer and takes it away again; both sides see that, and colleagues what it said", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const path = await ask(farmer, "Hoeveel drijfmest mag er op perceel Bosrand?")
  const agent = await visit({ as: people.agent })
  await agent.goto(`/admin/support/${idOf(path)}`)
  await write(agent, "Dat is 153 kilo per hectare.", "reply")
  const answer = agent.getByRole("article", { name: "Bericht van Ana Kramer" })

  await answer.hover()
  await answer.getByRole("link", { name: "Bericht bewerken" }).click()
  await answer.getByRole("textbox").fill("Dat is **183 kilo** per hectare.")
  await answer.getByRole("button", { name: "Opslaan" }).click()
  await answer.getByText("183 kilo").waitFor()
  await answer.getByRole("link", { name: "bewerkt" }).click()
  await answer.getByText("Dat is 153 kilo per hectare.").waitFor()
  await answer.getByText(/Tot .*, gewijzigd door Ana Kramer/).waitFor()
  expect(await agent.getByText("van het adres kennen we niet", { exact: false }).count()).toBe(0)

  await farmer.goto(path)
  const seen = farmer.getByRole("article", { name: "Bericht van Ana Kramer" })
  await seen.getByText("bewerkt").waitFor()
  expect(await seen.locator("strong").textContent()).toBe("183 kilo")
  expect(await farmer.content()).not.toContain("153 kilo")
  expect(await seen.getByRole("link").count()).toBe(0)

  await answer.getByRole("link", { name: "Bericht verwijderen" }).click()
  await answer.getByText("Een mail die nog niet weg is, gaat niet meer weg", { exact: false }).waitFor()
  await agent.keyboard.press("Escape")
  expect(
    await answer.getByRole("link", { name: "Bericht verwijderen" }).evaluate((link) => link === document.activeElement),
  ).toBe(true)
  await answer.getByRole("link", { name: "Bericht verwijderen" }).click()
  await answer.getByRole("button", { name: "Voorgoed verwijderen" }).click()
  await answer.getByText("Dit bericht is verwijderd").waitFor()
  for (const page of [agent, farmer]) await page.reload()
  await seen.getByText("Dit bericht is verwijderd").waitFor()
  for (const page of [agent, farmer]) expect(await page.content()).not.toContain("183 kilo")
})

test("a team lead makes a number unreadable, an agent finds no way to", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const path = await ask(farmer, "Mijn BSN is 123456782, klopt dat?")
  const page = await visit({ as: lead, mayComplain: /status of 400/ })
  await page.goto(`/admin/support/${idOf(path)}`)
  const message = page.getByRole("article", { name: /Bericht van Jan/ })
  await message.getByRole("link", { name: "Tekst onleesbaar maken" }).click()
  const passages = message.getByLabel("Wat moet onleesbaar worden?")
  await passages.fill("staat er niet")
  await message.getByRole("button", { name: "Voorgoed onleesbaar maken" }).click()
  await message.getByText("Deze tekst staat niet in het bericht.", { exact: false }).waitFor()
  await passages.fill("123456782")
  await message.getByRole("button", { name: "Voorgoed onleesbaar maken" }).click()
  await message.getByText("Mijn BSN is […], klopt dat?").waitFor()
  await farmer.reload()
  expect(await farmer.content()).not.toContain("123456782")

  const agent = await visit({ as: people.agent })
  await agent.goto(`/admin/support/${idOf(path)}`)
  const theirs = agent.getByRole("article", { name: /Bericht van Jan/ })
  await theirs.waitFor()
  expect(await theirs.getByRole("link").count()).toBe(0)
})

test("a note that calls a colleague by name is completed by keyboard, and reaches them by mail", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const path = await ask(farmer, "De bodemanalyse wil niet laden.")
  const agent = await visit({ as: people.agent })
  await agent.goto(`/admin/support/${idOf(path)}`)
  await agent.getByRole("radio", { name: /Interne notitie/ }).check({ force: true })
  await textbox(agent).pressSequentially("@il")
  await agent.getByRole("option", { name: "Ilse de Groot" }).waitFor()
  await expectNoViolations(agent)
  await agent.keyboard.press("Enter")
  await textbox(agent).pressSequentially("kun jij kijken?")
  expect(await textbox(agent).inputValue()).toBe("@Ilse de Groot kun jij kijken?")
  await agent.getByRole("button", { name: "Notitie toevoegen" }).click()
  await agent
    .getByRole("article", { name: /^Interne notitie/ })
    .getByText("@Ilse de Groot")
    .waitFor()

  const subjects = async () => (await keptMails()).map(({ subject }) => subject).join()
  await expect.poll(subjects, { timeout: 10_000 }).toContain("Ana Kramer noemt je in een notitie: De bodemanalyse")
  const admin = await visit({ as: people.admin, ...atTheMachine })
  await admin.goto("/dev/mail")
  await admin
    .getByRole("link", { name: /Ana Kramer noemt je in een notitie: De bodemanalyse/ })
    .first()
    .click()
  const frame = admin.frameLocator("iframe")
  await frame.getByText("kun jij kijken?").last().waitFor()
  expect(await frame.getByRole("link").first().getAttribute("href")).toContain(`/admin/support/${idOf(path)}`)
  await farmer.goto(path)
  expect(await farmer.content()).not.toContain("kun jij kijken?")
})

test("without scripts an agent edits and deletes just as well", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const path = await ask(farmer, "Kan ik twee percelen samenvoegen?")
  const agent = await visit({ as: people.agent, javaScriptEnabled: false, mayComplain: /status of 400/ })
  await agent.goto(`/admin/support/${idOf(path)}`)
  await write(agent, "Ja, dat kan nog neit.", "note")
  const note = agent.getByRole("article", { name: /^Interne notitie/ })
  await note.getByRole("link", { name: "Bericht bewerken" }).click({ force: true })
  await note.getByRole("textbox").fill(" ")
  await note.getByRole("button", { name: "Opslaan" }).click()
  await note.getByText("Schrijf eerst een bericht.").waitFor()
  await note.getByRole("textbox").fill("Ja, dat kan nog niet.")
  await note.getByRole("button", { name: "Opslaan" }).click()
  await agent.getByText("Bericht gewijzigd.").waitFor()
  await note.getByText("Ja, dat kan nog niet.").waitFor()
  await note.getByRole("link", { name: "Bericht verwijderen" }).click({ force: true })
  await note.getByRole("button", { name: "Voorgoed verwijderen" }).click()
  await note.getByText("Deze notitie is verwijderd").waitFor()
  expect(await note.getByRole("textbox").count()).toBe(0)
})

const written = `# Zo werkt het

1. Open **Percelen**
2. Kies *Bosrand* en klik [hier](https://fdm.example/kaart)

> Eerder schreef je dit

\`code\` <script>alert(1)</script> ![x](https://spy.example/x.png)`

test.for(["edit", "delete", "redact", "history"])(
  "what can be done to a message can be done by everybody: %s",
  async (act, { visit }) => {
    const farmer = await visit({ as: people.farmer })
    const path = `/admin/support/${idOf(await ask(farmer, `Over ${act} gesproken`))}`
    const page = await visit({ as: lead })
    await page.goto(path)
    await write(page, `Wij over ${act}`, "note")
    const id = await page.getByRole("article", { name: /^Interne notitie/ }).getAttribute("id")
    await page.goto(`${path}?message=${id}&act=${act}`)
    await page.getByRole("link", { name: /Annuleren|Sluiten/ }).waitFor()
    expect(await violationsInAllLooks(page)).toEqual([])
  },
)

test("what was written as Markdown is shown as it was meant, readably, and runs nothing", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const requests: string[] = []
  farmer.on("request", (request) => requests.push(request.url()))
  await farmer.goto(await ask(farmer, written))
  const message = farmer.getByRole("article").first()
  expect(await message.getByRole("listitem").allTextContents()).toEqual(["Open Percelen", "Kies Bosrand en klik hier"])
  expect(await message.getByRole("link", { name: "hier" }).getAttribute("href")).toBe("https://fdm.example/kaart")
  expect(await message.locator("script, img").count()).toBe(0)
  await message.getByText("<script>alert(1)</script>", { exact: false }).waitFor()
  expect(requests.filter((url) => url.includes("spy.example"))).toEqual([])
  expect(await violationsInAllLooks(farmer)).toEqual([])
})
