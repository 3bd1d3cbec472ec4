import type { Page } from "playwright"
import { expect } from "vitest"
import { demoPassword } from "../server/demo/cast.ts"
import { choose, chosen } from "./testing/field.ts"
import { keptMails } from "./testing/kept-mails.ts"
import { atTheMachine, people, test } from "./testing/test.ts"

const question = "Sinds de update zie ik perceel Achterkamp niet meer op de kaart. Hoe krijg ik het terug?"
const answer = "Beste Jan, het perceel stond op een vorig jaar. Zet het jaar linksboven op 2026, dan staat het er weer."
const note = "Zelfde oorzaak als vorige week, ik meld het bij ontwikkeling."

test("a question goes all the way: asked, taken, answered, resolved, closed", async ({ visit }) => {
  const farmer = await visit()
  await signInByHand(farmer, people.farmer, "/support")
  const ref = await ask(farmer)
  await mailIsKept(`(${ref})`)
  // An open page would read the answer at once.
  await farmer.goto("/farms")

  const agent = await visit()
  await signInByHand(agent, people.agent, "/admin/support")
  await takeAndAnswer(agent, ref)

  await farmer.reload()
  const unread = await unreadAnswers(farmer)
  expect(unread).toBeGreaterThan(0)
  const admin = await visit({ as: people.admin, ...atTheMachine })
  await farmer.goto(await linkInMail(admin, ref))
  await farmer.waitForURL("**/support/tic_*")
  expect(await unreadAnswers(farmer)).toBe(unread - 1)
  await farmer.goto("/farms")
  expect(await unreadAnswers(farmer)).toBe(unread - 1)
  await farmer.goBack()
  await readAndAnswerBack(farmer)

  await resolve(agent)
  await farmer.reload()
  await farmer.getByText("We denken dat je vraag is beantwoord.").waitFor()
  await farmer.getByRole("button", { name: "Mijn vraag is beantwoord" }).click()
  await farmer.getByText("Deze vraag is gesloten.", { exact: false }).first().waitFor()
  await farmer.goto("/support?state=closed")
  await farmer.getByRole("link", { name: new RegExp(ref) }).waitFor()
})

async function signInByHand(page: Page, email: string, to: string): Promise<void> {
  await page.goto(to)
  await page.getByRole("heading", { name: "Inloggen" }).waitFor()
  await page.getByRole("textbox", { name: "E-mailadres" }).first().fill(email)
  await page.getByLabel("Wachtwoord").fill(demoPassword)
  await page.getByRole("button", { name: "Inloggen" }).click()
  await page.waitForURL(`**${to}`)
}

/** Asks in the one box, and reads the reference off the page that follows. */
async function ask(farmer: Page): Promise<string> {
  await farmer.getByRole("link", { name: "Nieuwe vraag" }).click()
  await farmer.getByLabel("Waarmee kunnen we helpen?").fill(question)
  const farm = farmer.getByLabel("Over welk bedrijf gaat het?")
  expect(await farm.locator("option:checked").textContent()).toBe("Maatschap 't Hart-Visser")
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  const told = await farmer.getByText(/We hebben je vraag ontvangen: TK-/).textContent()
  // Subject and priority were made; nobody asked for them.
  await farmer
    .getByRole("heading", { name: "Sinds de update zie ik perceel Achterkamp niet meer op de kaart." })
    .waitFor()
  return /TK-[2-9A-HJKMNP-TV-Z]{6}/.exec(told ?? "")?.[0] ?? ""
}

async function mailIsKept(inSubject: string): Promise<void> {
  const subjects = async () => (await keptMails()).map(({ subject }) => subject).join()
  await expect.poll(subjects, { timeout: 10_000 }).toContain(inSubject)
}

/** The number at "Ondersteuning" in the sidebar, as it is read aloud; 0 when there is none. */
async function unreadAnswers(page: Page): Promise<number> {
  const badge = page.getByRole("navigation", { name: "Hoofdmenu" }).getByText(/^\d+ ongelezen antwoord/)
  return (await badge.count()) === 0 ? 0 : Number.parseInt((await badge.textContent()) ?? "", 10)
}

async function takeAndAnswer(agent: Page, ref: string): Promise<void> {
  await agent.getByRole("link", { name: /Jan 't Hart.*Sinds de update/ }).click()
  await agent.getByText(ref, { exact: true }).waitFor()
  await agent.getByRole("button", { name: "Aan mij toewijzen" }).click()
  await agent.getByText("Toegewezen aan Ana Kramer").first().waitFor()

  await agent.getByText("Interne notitie", { exact: true }).click()
  await agent.getByRole("textbox", { name: "Bericht" }).fill(note)
  await agent.getByRole("button", { name: "Notitie toevoegen" }).click()
  await agent
    .getByRole("article", { name: /Interne notitie/ })
    .getByText(note)
    .waitFor()

  await agent.getByText("Antwoord", { exact: true }).click()
  await agent.getByRole("textbox", { name: "Bericht" }).fill(answer)
  await agent.getByRole("button", { name: "Versturen en wachten op klant" }).click()
  await agent.getByRole("article", { name: "Bericht van Ana Kramer" }).getByText(answer).waitFor()
  // The answer is shown at once; that it can be taken back tells that it was sent.
  await agent.getByRole("button", { name: "Ongedaan maken" }).waitFor()
  expect(await chosen(agent, "Status")).toBe("Wacht op klant")
}

/** Opens the mail with the answer, as an admin of the demo. @returns the address that its button leads to */
async function linkInMail(admin: Page, ref: string): Promise<string> {
  const mail = admin.getByRole("link", { name: new RegExp(`Antwoord op je vraag.*${ref}`) })
  // For ten seconds its writer can take an answer back.
  const arrived = async () => {
    await admin.goto("/dev/mail")
    return mail.count()
  }
  await expect.poll(arrived, { timeout: 30_000, interval: 500 }).toBe(1)
  await mail.click()
  const frame = admin.frameLocator("iframe")
  await frame.getByText("Zet het jaar linksboven op 2026", { exact: false }).last().waitFor()
  expect(await frame.locator("body").textContent()).not.toContain(note)
  return (await frame.getByRole("link").first().getAttribute("href")) ?? ""
}

async function readAndAnswerBack(farmer: Page): Promise<void> {
  await farmer.getByRole("article", { name: "Bericht van Ana Kramer" }).getByText(answer).waitFor()
  expect(await farmer.content()).not.toContain(note)
  await farmer.getByLabel("Je reactie").fill("Ja, het staat er weer. Dank je wel!")
  await farmer.getByRole("button", { name: "Reactie versturen" }).click()
  await farmer.getByText("Ja, het staat er weer.").waitFor()
  await expect.poll(() => farmer.getByLabel("Je reactie").inputValue()).toBe("")
}

async function resolve(agent: Page): Promise<void> {
  await agent.reload()
  await agent.getByText("Ja, het staat er weer.", { exact: false }).last().waitFor()
  await choose(agent, "Status", "Opgelost")
  // It is shown at once; the timeline, where it may be folded away, tells that it was done.
  await agent
    .getByText(/Ana Kramer wijzigde de status van .* naar Opgelost/)
    .first()
    .waitFor({ state: "attached" })
  expect(await chosen(agent, "Status")).toBe("Opgelost")
}
