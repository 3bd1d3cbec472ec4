import { describe, expect } from "vitest"
import { admin, manager, row, settings, test } from "../testing/own-desk.ts"
import { people } from "../testing/test.ts"

const lead = people.colleague
const wrong = /status of 4(00|09)/
const forbidden = /status of 403/

describe("agents", () => {
  test("are registered by the address of an account, and who has none is told how to get one", async ({ come }) => {
    const page = await come({ as: manager, mayComplain: wrong })
    await page.goto(`${settings}/agents`)
    const form = page.locator("form[action*='/register']")
    await form.getByLabel("E-mailadres van het account").fill("niemand@fdm.example")
    await form.getByRole("button", { name: "Toevoegen" }).click()
    await form.getByText(/Er is geen account met dit adres/).waitFor()
    expect(await form.getByRole("option").allTextContents()).toEqual(["Behandelaar", "Teamleider"])

    await form.getByLabel("E-mailadres van het account").fill("marieke@thart-visser.example")
    await form.getByRole("button", { name: "Toevoegen" }).click()
    await row(page, "marieke@thart-visser.example").getByText("Toegevoegd aan de helpdesk").waitFor()
  })

  test("who are deactivated while a page stands open are told so at their next step, and see nothing more", async ({
    come,
  }) => {
    const boss = await come({ as: admin })
    await boss.goto(`${settings}/agents`)
    const open = await come({ as: lead, mayComplain: forbidden })
    await open.goto(`${settings}/tags`)
    const ticket = await come({ as: lead, mayComplain: forbidden })
    await ticket.goto("/admin/support?view=mine")

    const mehmet = row(boss, lead)
    await mehmet.locator("summary").first().click()
    await mehmet.getByText("Toegang stoppen", { exact: true }).click()
    await mehmet.getByText(/\d+ open tickets van Mehmet Yildiz gaan terug/).waitFor()
    await boss.getByRole("button", { name: "Ja, stop de toegang van Mehmet Yildiz" }).click()
    await boss.getByRole("list", { name: "Gestopt" }).getByText("Mehmet Yildiz", { exact: true }).waitFor()

    await open.locator("form[action*='/create']").getByLabel("Naam").fill("te laat")
    await open.getByRole("button", { name: "Label maken" }).click()
    await open.getByRole("heading", { name: "Dit deel is voor behandelaars" }).waitFor()
    expect(await open.getByText("Nog niet gebruikt").count()).toBe(0)
    // Tickets that change hands have the list read anew: it may be gone before anything of it is clicked.
    const refusal = ticket.getByRole("heading", { name: "Dit deel is voor behandelaars" }).first()
    await ticket.locator("main a[href*=tic_]").or(refusal).first().click()
    await refusal.waitFor()
    expect(await ticket.locator("main a[href*=tic_]").count()).toBe(0)
    expect((await ticket.request.get("/admin/support")).status()).toBe(403)

    await row(boss, lead).locator("summary").first().click()
    await boss.getByRole("button", { name: "Weer toegang geven" }).click()
    await boss
      .getByRole("list", { name: "Werkt aan de helpdesk" })
      .getByText("Mehmet Yildiz", { exact: true })
      .waitFor()
    expect((await ticket.request.get("/admin/support")).status()).toBe(200)
  })

  test("the last admin stays, and is told why", async ({ come }) => {
    const page = await come({ as: admin, mayComplain: wrong })
    await page.goto(`${settings}/agents`)
    const own = row(page, admin)
    await own.locator("summary").first().click()
    await own.getByLabel("Rol").selectOption("agent")
    await own.getByRole("button", { name: "Opslaan" }).click()
    await own.getByText("Dit is de laatste beheerder.").waitFor()
  })

  test("a role of the account lets somebody in, and out again as soon as it is taken away", async ({ come }) => {
    const henk = "henk@polderzicht.example"
    const [boss, farmer] = [await come({ as: admin }), await come({ as: henk })]
    expect((await farmer.request.get("/admin/support")).status()).toBe(403)
    await boss.goto(`${settings}/agents`)
    const form = boss.locator("form[action*='/grant']")
    await form.getByLabel("E-mailadres van het account").fill(henk)
    await form.getByRole("button", { name: "Rol geven" }).click()
    await boss.getByRole("button", { name: "Rol van Henk Brouwer intrekken" }).waitFor()
    expect((await farmer.request.get("/admin/support")).status()).toBe(200)
    await boss.reload()
    await boss.getByText("Via een accountrol", { exact: true }).waitFor()

    await boss.getByRole("button", { name: "Rol van Henk Brouwer intrekken" }).click()
    await boss.getByRole("list", { name: "Gestopt" }).getByText("Henk Brouwer", { exact: true }).waitFor()
    expect((await farmer.request.get("/admin/support")).status()).toBe(403)
    await farmer.goto("/support")
    await farmer.getByRole("heading", { name: "Mijn vragen" }).waitFor()
  })

  test("a role of the account is for admins to give, and opens nothing of better-auth's", async ({ come }) => {
    const page = await come({ as: manager })
    await page.goto(`${settings}/agents`)
    expect(await page.getByText("Toegang via een accountrol").count()).toBe(0)
    const form = { email: "henk@polderzicht.example", role: "admin" }
    const answer = await page.request.post(`${settings}/agents/grant`, { form, maxRedirects: 0 })
    expect(answer.status()).toBe(403)
  })
})
