import { expect, test } from "vitest"
import { as } from "../testing/as.ts"
import { people } from "../testing/test.ts"

const page = 100_000

test.for([
  ["/support/new", "body", "a".repeat(2_200_000)],
  ["/support/new", "body", '"&<'.repeat(80_000)],
  ["/signin", "email", '"'.repeat(45_000)],
  ["/signin/link", "email", '"'.repeat(45_000)],
  ["/signup", "name", '"'.repeat(45_000)],
] as const)(
  "whoever posts much to %s without a session gets no more than that and a page",
  async ([path, name, text]) => {
    const nobody = await as()
    const body = `${name}=${text.replaceAll("&", "%26")}`
    const answer = await nobody.send(path, body, "application/x-www-form-urlencoded")
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect((await answer.text()).length).toBeLessThan(body.length + page)
  },
)

test("nor does somebody with a session", async () => {
  const farmer = await as(people.farmer)
  const body = `body=${"'".repeat(700_000)}`
  const answer = await farmer.send("/support/new", body, "application/x-www-form-urlencoded")
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect((await answer.text()).length).toBeLessThan(body.length + page)
})

test("what was typed is handed back once, and to a browser with scripts as well", async () => {
  const nobody = await as()
  const answer = await (await nobody.post("/support/new", { body: "eenmalig", formKey: "sleutel" })).text()
  expect(answer.match(/eenmalig/g)).toHaveLength(1)
  expect(answer).toContain('name="formKey" value="sleutel"')
})
