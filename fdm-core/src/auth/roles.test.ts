import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { aBrowser } from "../../../testing/browser.js"
import { test as base } from "../../../testing/database.js"
import { users } from "../db/schema-authn.js"
import { newId } from "../ids.js"
import { signUp } from "../testing/sign-up.js"
import { type AuthMail, createAuth, principalOf, setHelpdeskRole } from "./index.js"

const password = "correct horse battery"

const test = base.extend("host", { scope: "file" }, ({ db }) => {
  const mails: AuthMail[] = []
  const auth = createAuth({
    db,
    baseURL: "http://localhost:3000",
    secret: "a test's own secret of 32 characters and more",
    sendMail: async (mail) => void mails.push(mail),
  })
  let people = 0
  const address = () => `${newId("user")}@example.org`
  return {
    address,
    async signUp() {
      const own = aBrowser(auth.handler, `192.0.2.${++people}`)
      return { ...own, user: await signUp(own, mails, { name: "Anna", email: address(), password }) }
    },
    session: (own: { headers(): Headers }) => auth.api.getSession({ headers: own.headers() }),
  }
})

test.for(["helpdeskAgent", "helpdeskAdmin"] as const)(
  "the role %s opens a desk and none of the acts of admins: nobody raises themselves",
  async (role, { host, db }) => {
    const [anna, bas] = [await host.signUp(), await host.signUp()]
    await setHelpdeskRole(db, anna.user.id, role)
    expect(principalOf((await host.session(anna))!.user).roles).toEqual(["user", role])

    const [self, userId] = [anna.user.id, bas.user.id]
    const acts: [string, object][] = [
      ["set-role", { userId: self, role: "admin" }],
      ["set-role", { userId, role: "helpdeskAdmin" }],
      ["ban-user", { userId }],
      ["unban-user", { userId }],
      ["impersonate-user", { userId }],
      ["remove-user", { userId }],
      ["revoke-user-sessions", { userId }],
      ["set-user-password", { userId, newPassword: "another long password" }],
      ["create-user", { email: host.address(), name: "X", password: "another long password", role: "admin" }],
      ["update-user", { userId: self, data: { role: "admin" } }],
    ]
    for (const [act, input] of acts)
      expect([act, (await anna.post(`/api/auth/admin/${act}`, input)).status]).toEqual([act, 403])
    expect((await anna.get("/api/auth/admin/list-users")).status).toBe(403)

    const update = await anna.post("/api/auth/update-user", { role: "admin" })
    expect(update.status).toBe(400)
    expect((await host.session(anna))?.user.role).toBe(`user,${role}`)
  },
)

test("an admin of accounts may give the roles of a helpdesk", async ({ host, db }) => {
  const [anna, bas] = [await host.signUp(), await host.signUp()]
  await db.update(users).set({ role: "admin" }).where(eq(users.id, anna.user.id))
  const given = await anna.post("/api/auth/admin/set-role", { userId: bas.user.id, role: "helpdeskAgent" })
  expect(given.status).toBe(200)
  expect((await host.session(bas))?.user.role).toBe("helpdeskAgent")
})
