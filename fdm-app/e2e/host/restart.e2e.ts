import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect } from "vitest"
import { demoFolder } from "../testing/prepared-demo.ts"
import { serveApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"

/** Longer than a lease of work, which a crash at a bad moment leaves behind. */
const afterLeaseMs = 50_000

test("a crash right after a question came in loses neither the question nor its mail, and sends the mail once", async ({
  visit,
}) => {
  const FDM_DATA = await demoFolder()
  const before = await serveApp({ FDM_DATA })
  const farmer = await visit({ as: people.farmer, appUrl: before.url })
  await farmer.goto("/support/new")
  const form = {
    body: "Is dit bewaard gebleven?",
    formKey: await farmer.locator("[name=formKey]").inputValue(),
  }
  const answer = await farmer.request.post("/support/new", { form, maxRedirects: 0 })
  await farmer.close()
  await before.crash()
  expect(answer.status()).toBe(303)

  const after = await serveApp({ FDM_DATA })
  try {
    const again = await visit({ as: people.farmer, appUrl: after.url })
    await again.goto("/support")
    await again.getByRole("link", { name: "Is dit bewaard gebleven?" }).waitFor()
    const confirmations = () => mailsWith(join(FDM_DATA, "mail"), "Is dit bewaard gebleven?")
    await expect.poll(confirmations, { timeout: afterLeaseMs, interval: 250 }).toBe(1)
    // An open page would ask for its live events once the app is gone, and complain.
    await again.close()
  } finally {
    await after.stop()
  }
  expect(await mailsWith(join(FDM_DATA, "mail"), "Is dit bewaard gebleven?")).toBe(1)
}, 120_000)

async function mailsWith(folder: string, words: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))
  return mails.filter((mail) => mail.includes(words)).length
}
