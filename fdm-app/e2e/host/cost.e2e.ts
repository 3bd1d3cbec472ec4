import { expect } from "vitest"
import { costOf } from "../testing/cost.ts"
import { people, test } from "../testing/test.ts"

/**
 * How many statements pages take, read from the header that every answer carries. How long they take is measured by
 * `npm run measure`, on a machine that does nothing else.
 */
test("the first page of the inbox takes at most 8 statements, for all of it", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  expect(costOf((await agent.request.get("/admin/support")).headers()).statements).toBeLessThanOrEqual(8)
})

test("a ticket beside the inbox takes at most 9 statements, for all of the page: session, shell, list and ticket", async ({
  visit,
}) => {
  const agent = await visit({ as: people.agent })
  await agent.goto("/admin/support")
  const path = await agent.locator("[data-row]").first().getAttribute("href")
  expect(path).toMatch(/^\/admin\/support\/tic_/)
  expect(costOf((await agent.request.get(path ?? "")).headers()).statements).toBeLessThanOrEqual(9)
})

test("a question's page takes at most 4 statements", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  await farmer.goto("/support")
  const path = await farmer.locator('main a[href^="/support/tic_"]').first().getAttribute("href")
  expect(costOf((await farmer.request.get(path ?? "")).headers()).statements).toBeLessThanOrEqual(4)
})

test("asking a question takes at most 12 statements, begin and commit included", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  await farmer.goto("/support/new")
  const form = {
    body: "Hoeveel kost dit?",
    formKey: await farmer.locator("[name=formKey]").inputValue(),
    farm: await farmer.getByLabel("Over welk bedrijf gaat het?").inputValue(),
  }
  const answer = await farmer.request.post("/support/new", { form, maxRedirects: 0 })

  expect(answer.status()).toBe(303)
  expect(form.farm).toMatch(/^frm_/)
  expect(costOf(answer.headers()).statements).toBeLessThanOrEqual(12)
})

test("pages without anybody's data ask the database nothing", async ({ visit }) => {
  const nobody = await visit()
  expect(costOf((await nobody.request.get("/signin")).headers()).statements).toBe(0)
})
