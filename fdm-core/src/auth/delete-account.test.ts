import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { aBrowser } from "../../../testing/browser.js"
import { test as base } from "../../../testing/database.js"
import { accounts, attempts, sessions, users, verifications } from "../db/schema-authn.js"
import { farmMembers, farms } from "../db/schema-farms.js"
import { FdmError } from "../errors.js"
import { addFarm, addFarmMember, listFarms } from "../farms/index.js"
import { leaveFarms } from "../farms/leave-farms.js"
import { newId } from "../ids.js"
import { signUp } from "../testing/sign-up.js"
import { type AuthMail, createAuth } from "./index.js"

const password = "correct horse battery"

/** A host that keeps something of its people, told by `forgotten` whose it erased, and fails when `fault` is set. */
const test = base.extend("host", { scope: "file" }, ({ db }) => {
  const state = { forgotten: [] as string[], fault: undefined as Error | undefined, logged: [] as string[] }
  const mails: AuthMail[] = []
  const auth = createAuth({
    db,
    baseURL: "http://localhost:3000",
    secret: "a test's own secret of 32 characters and more",
    sendMail: async (mail) => void mails.push(mail),
    log: (_level, message) => void state.logged.push(message),
    async onDeleteUser(principalId) {
      if (state.fault) throw state.fault
      state.forgotten.push(principalId)
    },
  })
  let people = 0
  return {
    auth,
    state,
    async signUp() {
      const own = aBrowser(auth.handler, `192.0.2.${++people}`)
      const email = `${newId("user")}@example.org`.toLowerCase()
      const { id } = await signUp(own, mails, { name: "Anna de Boer", email, password })
      return { ...own, email, id }
    },
  }
})

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code
}

describe("an account that its owner deletes", () => {
  test("is gone with sessions, password, open links and farms, and the host has erased its own before and after", async ({
    db,
    host,
  }) => {
    const anna = await host.signUp()
    await addFarm(db, anna.id, { name: "Hoeve Anna" })
    await db.delete(attempts)
    await anna.post("/api/auth/sign-in/magic-link", { email: anna.email })
    expect(await db.$count(verifications)).toBe(1)

    const answer = await anna.post("/api/auth/delete-user")

    expect(answer.status).toBe(200)
    expect(host.state.forgotten).toEqual([anna.id, anna.id])
    const { id } = anna
    const left = [
      await db.$count(users, eq(users.id, id)),
      await db.$count(sessions, eq(sessions.userId, id)),
      await db.$count(accounts, eq(accounts.userId, id)),
      await db.$count(farmMembers, eq(farmMembers.principalId, id)),
      await db.$count(farms, eq(farms.name, "Hoeve Anna")),
      await db.$count(verifications),
      await db.$count(attempts),
    ]
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(await host.auth.api.getSession({ headers: anna.headers() })).toBeNull()
  })

  test("stays whole when the host can't erase its own, and a refusal has its reason", async ({ db, host }) => {
    const anna = await host.signUp()
    await addFarm(db, anna.id, { name: "Blijft" })
    host.state.fault = new FdmError("conflict", "the last active admin stays", { reason: "last_admin" })
    const refused = await anna.post("/api/auth/delete-user")
    expect([refused.status, await codeOf(refused)]).toEqual([409, "LAST_ADMIN"])
    host.state.fault = new Error("something broke")
    expect((await anna.post("/api/auth/delete-user")).status).toBe(500)
    host.state.fault = undefined

    expect(await host.auth.api.getSession({ headers: anna.headers() })).not.toBeNull()
    expect(await db.$count(accounts, eq(accounts.userId, anna.id))).toBe(1)
    expect(await listFarms(db, anna.id)).toHaveLength(1)
    expect((await anna.post("/api/auth/delete-user")).status).toBe(200)
  })

  test("needs a fresh session, or the password", async ({ db, host }) => {
    const anna = await host.signUp()
    await db
      .update(sessions)
      .set({ createdAt: new Date(Date.now() - 25 * 3_600_000) })
      .where(eq(sessions.userId, anna.id))
    const stale = await anna.post("/api/auth/delete-user")
    expect([stale.status, await codeOf(stale)]).toEqual([400, "SESSION_EXPIRED"])
    expect((await anna.post("/api/auth/delete-user", { password: "wrong password" })).status).toBe(400)
    expect(await db.$count(users, eq(users.id, anna.id))).toBe(1)
    expect((await anna.post("/api/auth/delete-user", { password })).status).toBe(200)
  })

  test("is nobody's but the owner's to delete that way", async ({ host }) => {
    expect((await aBrowser(host.auth.handler, "192.0.2.250").post("/api/auth/delete-user")).status).toBe(401)
  })
})

test("an account that an admin removes is erased as well, and stays when that fails", async ({ db, host }) => {
  const [boss, anna] = [await host.signUp(), await host.signUp()]
  await db.update(users).set({ role: "admin" }).where(eq(users.id, boss.id))
  host.state.fault = new Error("something broke")
  expect((await boss.post("/api/auth/admin/remove-user", { userId: anna.id })).status).toBe(500)
  expect(await db.$count(accounts, eq(accounts.userId, anna.id))).toBe(1)
  host.state.fault = undefined
  host.state.forgotten = []

  expect((await boss.post("/api/auth/admin/remove-user", { userId: anna.id })).status).toBe(200)

  expect(host.state.forgotten).toEqual([anna.id, anna.id])
  expect(await db.$count(users, eq(users.id, anna.id))).toBe(0)
})

describe("farms of somebody who leaves", () => {
  test("go with their last owner, also for advisers, and stay with another one", async ({ db }) => {
    const [anna, bas, adviser] = [newId("user"), newId("user"), newId("user")]
    const own = await addFarm(db, anna, { name: "Alleen van Anna" })
    const shared = await addFarm(db, anna, { name: "Samen" })
    await addFarmMember(db, anna, { farmId: own.id, memberId: adviser, role: "advisor" })
    await addFarmMember(db, anna, { farmId: shared.id, memberId: bas, role: "owner" })

    await leaveFarms(db, anna)
    await leaveFarms(db, anna)
    await leaveFarms(db, "")

    expect(await listFarms(db, adviser)).toEqual([])
    expect(await listFarms(db, bas)).toMatchObject([{ id: shared.id }])
    await leaveFarms(db, adviser)
    expect(await listFarms(db, bas)).toHaveLength(1)
  })

  test("that two last owners leave at once don't stay behind", async ({ db, fdm }) => {
    const other = await fdm.another()
    const [anna, bas] = [newId("user"), newId("user")]
    const { id } = await addFarm(db, anna, { name: "Van allebei" })
    await addFarmMember(db, anna, { farmId: id, memberId: bas, role: "owner" })
    await Promise.all([leaveFarms(db, anna), leaveFarms(other, bas)])
    expect(await db.$count(farms, eq(farms.id, id))).toBe(0)
  })
})
