import type { Page } from "playwright"
import { expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { chosen } from "../testing/field.ts"
import { keptMails } from "../testing/kept-mails.ts"
import { demoFolder } from "../testing/prepared-demo.ts"
import { serveApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"

const message = (agent: Page) => agent.getByRole("textbox", { name: "Bericht", exact: true })
const send = (agent: Page) => agent.getByRole("button", { name: "Versturen", exact: true })
const undo = (agent: Page) => agent.getByRole("button", { name: "Ongedaan maken" })
const saved = (agent: Page) => agent.getByText(/^Concept opgeslagen · \d/)

/** Long enough for a machine that does much else. */

/** Opens a ticket in the console, and waits until its scripts run: the button for saved replies comes with them. */
async function open(agent: Page, path: string): Promise<void> {
  await agent.goto(`/admin${path}`)
  await agent.getByRole("button", { name: "Standaardantwoord" }).waitFor()
}

/** Asks, and leaves the page: one that is open shows an answer at once, and then it is read. */
async function askAndGo(farmer: Page, text: string): Promise<string> {
  const path = await ask(farmer, text)
  await farmer.goto("/farms")
  return path
}

/** What a page does when its reader comes back to it. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")))

async function mailsWith(words: string): Promise<boolean> {
  return (await keptMails()).some(({ subject, to }) => `${subject} ${to}`.includes(words))
}

test("a draft is gone on with on another device, and each sees what the other wrote", async ({ visit }) => {
  const path = await askAndGo(await visit({ as: people.farmer }), "Kan ik mijn opgave nog wijzigen?")
  const laptop = await visit({ as: people.agent })
  await open(laptop, path)
  await laptop.getByText("Interne notitie", { exact: true }).click()
  await message(laptop).fill("Eerst bij RVO")
  await saved(laptop).waitFor()

  const phone = await visit({ as: people.agent, viewport: { width: 390, height: 844 } })
  await open(phone, path)
  expect(await message(phone).inputValue()).toBe("Eerst bij RVO")
  await phone.getByRole("button", { name: "Notitie toevoegen" }).waitFor()
  await message(phone).fill("Eerst bij RVO navragen.")
  await saved(phone).waitFor()
  await comeBack(laptop)
  await expect.poll(() => message(laptop).inputValue()).toBe("Eerst bij RVO navragen.")

  const colleague = await visit({ as: people.colleague })
  await open(colleague, path)
  expect(await message(colleague).inputValue()).toBe("")

  await phone.getByRole("button", { name: "Notitie toevoegen" }).click()
  await phone.getByRole("article", { name: /Interne notitie/ }).waitFor()
  await comeBack(laptop)
  await expect.poll(() => message(laptop).inputValue()).toBe("")
})

test("two texts of two devices are both there until their writer chose one", async ({ visit }) => {
  const path = await askAndGo(await visit({ as: people.farmer }), "Waar zie ik mijn derogatie?")
  const laptop = await visit({ as: people.agent, mayComplain: /status of 409/ })
  const phone = await visit({ as: people.agent })
  for (const device of [laptop, phone]) await open(device, path)
  await message(phone).fill("Vanaf de telefoon")
  await saved(phone).waitFor()
  await message(laptop).fill("Vanaf de laptop")

  const question = laptop.getByRole("region", { name: /een andere tekst/ })
  await question.getByText("Vanaf de telefoon").waitFor()
  expect(await message(laptop).inputValue()).toBe("Vanaf de laptop")
  await question.getByRole("button", { name: "Mijn tekst hieronder houden" }).click()
  await saved(laptop).waitFor()
  await phone.reload()
  expect(await message(phone).inputValue()).toBe("Vanaf de laptop")
})

test("a page that is left right after the last key has lost nothing", async ({ visit }) => {
  const path = await askAndGo(await visit({ as: people.farmer }), "Hoe lang duurt dit?")
  const agent = await visit({ as: people.agent })
  await open(agent, path)
  await message(agent).fill("Nog geen sec")
  await agent.goto("/farms")
  const other = await visit({ as: people.agent })
  await open(other, path)
  expect(await message(other).inputValue()).toBe("Nog geen sec")
})

test("a crash of the server between two devices loses no draft", async ({ visit }) => {
  const FDM_DATA = await demoFolder()
  const before = await serveApp({ FDM_DATA })
  const path = await askAndGo(
    await visit({ as: people.farmer, appUrl: before.url, mayComplain: /./ }),
    "Blijft dit staan?",
  )
  const agent = await visit({ as: people.agent, appUrl: before.url, mayComplain: /./ })
  await open(agent, path)
  await message(agent).fill("Dit staat er nog")
  await saved(agent).waitFor()
  await before.crash()
  await message(agent).fill("Dit staat er nog, en dit")
  await agent.getByText("Concept nog niet opgeslagen.", { exact: false }).waitFor()

  const after = await serveApp({ FDM_DATA })
  try {
    const again = await visit({ as: people.agent, appUrl: after.url, mayComplain: /./ })
    await open(again, path)
    expect(await message(again).inputValue()).toBe("Dit staat er nog")
  } finally {
    await after.stop()
  }
}, 90_000)

test("a reply that is taken back in time never leaves, and nobody but its writer saw it", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const path = await askAndGo(farmer, "Mag ik in februari mest uitrijden?")
  const agent = await visit({ as: people.agent })
  await open(agent, path)
  await message(agent).fill("Ja, dat mag altijd (toch?)")
  await agent.getByRole("button", { name: "Versturen en wachten op klant" }).click()
  await agent.getByRole("article", { name: "Bericht van Ana Kramer" }).getByText("dat mag altijd").waitFor()
  await agent.getByText(/De mail vertrekt over \d+ s/).waitFor()
  expect(await message(agent).inputValue()).toBe("")

  await undo(agent).press("Enter")
  await expect.poll(() => message(agent).inputValue()).toBe("Ja, dat mag altijd (toch?)")
  await expect.poll(() => message(agent).evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await agent.getByRole("article", { name: "Bericht van Ana Kramer" }).count()).toBe(0)
  expect(await chosen(agent, "Status")).toBe("Open")
  await farmer.goto(path)
  expect(await farmer.content()).not.toContain("dat mag altijd")

  // Another answer, sent after it, leaves: so whatever was to leave before it has left.
  await message(agent).fill("Nee, vanaf 1 maart.")
  await send(agent).click()
  await expect.poll(() => mailsWith("Mag ik in februari mest uitrijden?"), { timeout: 30_000 }).toBe(true)
  await expect.poll(() => newestMail(), { timeout: 30_000 }).toContain("Nee, vanaf 1 maart.")
  expect(await newestMail()).not.toContain("dat mag altijd")
}, 60_000)

async function newestMail(): Promise<string> {
  return (await keptMails())[0]?.html ?? ""
}

test("a reply that was read, or whose mail left, can't be taken back, and that is said", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const path = await askAndGo(farmer, "Wanneer sluit de opgave?")
  const agent = await visit({ as: people.agent, mayComplain: /status of 409/ })
  await open(agent, path)
  await message(agent).fill("Op 15 mei.")
  await send(agent).click()
  await undo(agent).waitFor()
  await farmer.goto(path)
  await farmer.getByText("Op 15 mei.").waitFor()
  await undo(agent).click()
  await agent.getByText("De vrager heeft het al gelezen.", { exact: false }).waitFor()
  const sent = agent.getByRole("article", { name: "Bericht van Ana Kramer" })
  const messageId = (await sent.getAttribute("id")) ?? ""

  await expect.poll(() => newestMail(), { timeout: 30_000 }).toContain("Op 15 mei.")
  await undo(agent).waitFor({ state: "detached" })
  const late = await agent.request.post(`/admin${path}/unsend`, { form: { messageId } })
  expect(late.status()).toBe(409)
  expect(await late.text()).toContain("De mail was al onderweg.")
  expect(await sent.count()).toBe(1)
}, 60_000)

test("a reply that can't leave without a network stays in its field, with the reason, and goes out later", async ({
  visit,
}) => {
  const path = await askAndGo(await visit({ as: people.farmer }), "Kan ik inloggen met eHerkenning?")
  const agent = await visit({ as: people.agent, mayComplain: /ERR_INTERNET_DISCONNECTED|Failed to fetch|status of/ })
  await open(agent, path)
  await message(agent).fill("Ja, vanaf dit jaar.")
  await agent.context().setOffline(true)
  await send(agent).click()
  await agent.getByRole("alert").getByText("Je bent offline.", { exact: false }).waitFor()
  expect(await message(agent).inputValue()).toBe("Ja, vanaf dit jaar.")
  expect(await agent.getByText("Wordt verstuurd").count()).toBe(0)

  await agent.context().setOffline(false)
  await send(agent).click()
  await agent.getByRole("article", { name: "Bericht van Ana Kramer" }).getByText("Ja, vanaf dit jaar.").waitFor()
  await expect.poll(() => message(agent).inputValue()).toBe("")
})

test("Enter is a new line, Ctrl+Enter sends, and without scripts a reply is taken back all the same", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const path = await askAndGo(farmer, "Hoe noem ik een perceel anders?")
  const agent = await visit({ as: people.agent })
  await open(agent, path)
  await message(agent).pressSequentially("Klik op de naam.")
  await message(agent).press("Enter")
  await message(agent).pressSequentially("Typ een nieuwe.")
  await agent.getByRole("radio", { name: "Antwoord" }).press("Enter")
  expect(await message(agent).inputValue()).toBe("Klik op de naam.\nTyp een nieuwe.")
  await message(agent).press("Control+Enter")
  await agent.getByRole("article", { name: "Bericht van Ana Kramer" }).waitFor()

  const plain = await visit({ as: people.agent, javaScriptEnabled: false })
  await plain.goto(`/admin${path}`)
  await undo(plain).click()
  expect(await message(plain).inputValue()).toBe("Klik op de naam.\nTyp een nieuwe.")
  await plain.getByText("Je antwoord is weer een concept.", { exact: false }).waitFor()
})

test("a saved reply is found, looked at and put in by keyboard alone, filled in for the ticket", async ({ visit }) => {
  const path = await askAndGo(await visit({ as: people.farmer }), "Mijn percelen zijn verdwenen van de kaart.")
  const agent = await visit({ as: people.agent })
  await open(agent, path)
  await message(agent).fill("Beste lezer\n")
  await agent.getByRole("button", { name: "Standaardantwoord" }).press("Enter")
  const search = agent.getByRole("combobox", { name: "Zoek op titel, categorie of tekst" })
  await search.waitFor()
  await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true)
  const options = agent.getByRole("dialog").getByRole("option")
  const all = await options.count()
  await agent.keyboard.press("ArrowDown")
  expect(await options.nth(1).getAttribute("aria-selected")).toBe("true")
  await agent.keyboard.type("perceel")
  await expect.poll(() => options.count()).toBeLessThan(all)
  expect(await options.count()).toBeGreaterThan(0)
  await agent.keyboard.press("Escape")
  await search.waitFor({ state: "hidden" })

  await agent.getByRole("button", { name: "Standaardantwoord" }).press("Enter")
  await search.fill("jan")
  await search.fill("")
  await agent.keyboard.press("Enter")
  await search.waitFor({ state: "hidden" })
  const text = await message(agent).inputValue()
  expect(text.startsWith("Beste lezer\n")).toBe(true)
  expect(text.length).toBeGreaterThan("Beste lezer\n".length + 20)
  expect(text).not.toContain("{{")
  await saved(agent).waitFor()
  expect(await message(agent).evaluate((field) => field === document.activeElement)).toBe(true)
})
