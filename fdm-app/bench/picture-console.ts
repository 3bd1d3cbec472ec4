import { chromium, type Page } from "playwright"
import { addressHeader, serveApp } from "../e2e/testing/serve-app.ts"
import { unpackChromium } from "../e2e/testing/unpack-chromium.ts"
import { demoPassword } from "../server/demo/cast.ts"

/**
 * Takes the picture of the console that the README shows, from the production build on demo data: `npm run picture`.
 */
const file = new URL("../../docs/console.png", import.meta.url).pathname

/** Opens the first ticket of the agent's own whose conversation has a note in it. */
async function openTicketWithNote(page: Page): Promise<void> {
  await page.goto("/admin/support?view=mine")
  const links = await page
    .locator("a[href*='/admin/support/tic_']")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")))
  for (const link of links) {
    await page.goto(link ?? "", { waitUntil: "networkidle" })
    if (await page.getByRole("article", { name: /^Interne notitie/ }).count()) return
  }
}

const app = await serveApp()
const browser = await chromium.launch({
  executablePath: await unpackChromium(),
  args: ["--no-sandbox", "--disable-gpu"],
})
try {
  const context = await browser.newContext({
    baseURL: app.url,
    locale: "nl-NL",
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { [addressHeader]: "::1" },
  })
  const page = await context.newPage()
  const form = { email: "ana@fdm.example", password: demoPassword, to: "/" }
  await page.request.post("/signin", { form, maxRedirects: 0 })
  await openTicketWithNote(page)
  await page.screenshot({ path: file })
} finally {
  await browser.close()
  await app.stop()
}
