import { expect, onTestFinished, test } from "vitest"
import { aBrowser } from "../../../testing/browser.js"
import { startPostgres } from "../../../testing/postgres-server.js"
import { createFdm } from "../db/create-fdm.js"
import { isDatabaseUnavailable } from "../errors.js"
import { signUp } from "../testing/sign-up.js"
import { type AuthMail, createAuth } from "./index.js"

test("a database that is away signs nobody out: it says so", async () => {
  const server = await startPostgres()
  onTestFinished(() => server.stop())
  const fdm = await createFdm({ url: server.url() })
  const mails: AuthMail[] = []
  const auth = createAuth({
    db: fdm.db,
    baseURL: "http://localhost:3000",
    secret: "a test's own secret of 32 characters and more",
    sendMail: async (mail) => void mails.push(mail),
  })
  const anna = aBrowser(auth.handler)
  const person = { name: "Anna", email: "anna@example.org", password: "correct horse battery" }
  await signUp(anna, mails, person)

  await server.stop()

  const error = await auth.api.getSession({ headers: anna.headers() }).catch((thrown) => thrown)
  expect(error).toMatchObject({ status: "SERVICE_UNAVAILABLE" })
  expect(isDatabaseUnavailable(error)).toBe(true)
  expect((await anna.get("/api/auth/get-session")).status).toBe(503)
  await fdm.close()
})
