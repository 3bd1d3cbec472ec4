import { type Auth, createAuth } from "fdm-core/auth"
import { createFdm, type Fdm } from "fdm-core/db"
import { migrateHelpdesk } from "fdm-helpdesk"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { addAccounts } from "./accounts.ts"
import { demoAccounts, demoPassword } from "./cast.ts"
import { demoPasswordWorks, endDemo } from "./demo-passwords.ts"

const secret = "c3VwZXItcmFuZG9tLXNlY3JldC1mb3ItYS10ZXN0LTQy"
const admin = "daan@fdm.example"

let fdm: Fdm
let auth: Auth
let hashesCompared: number

beforeAll(async () => {
  fdm = await createFdm({ memory: true })
  await migrateHelpdesk(fdm.db)
  const ports = { sendMail: () => Promise.resolve(), log: () => undefined }
  auth = createAuth({ db: fdm.db, baseURL: "http://localhost:3000", secret, ...ports })
  const { password } = await auth.$context
  const { verify } = password
  password.verify = (input) => {
    hashesCompared++
    return verify(input)
  }
}, 60_000)

afterAll(() => fdm.close())

beforeEach(async () => {
  const { adapter } = await auth.$context
  await adapter.deleteMany({ model: "user", where: [] })
  hashesCompared = 0
})

const signIn = (email: string) => auth.api.signInEmail({ body: { email, password: demoPassword } })

async function setPasswords(password: string): Promise<void> {
  const { password: hashing, adapter } = await auth.$context
  const hash = await hashing.hash(password)
  await adapter.updateMany({ model: "account", where: [], update: { password: hash } })
}

test("a database without the demo's accounts has no such password, and no hash is compared", async () => {
  expect(await demoPasswordWorks(auth)).toBe(false)
  expect(hashesCompared).toBe(0)
})

test("the accounts that a demo made are found by one comparison", async () => {
  await addAccounts(auth)

  expect(await demoPasswordWorks(auth)).toBe(true)
  expect(hashesCompared).toBe(1)
})

test("one account whose password stayed is enough", async () => {
  await addAccounts(auth)
  const { adapter, password } = await auth.$context
  const last = demoAccounts.at(-1)?.email
  const hash = await password.hash("een-eigen-wachtwoord")
  const user = await adapter.findOne<{ id: string }>({ model: "user", where: [{ field: "email", value: last ?? "" }] })
  const others = [{ field: "userId", operator: "ne" as const, value: user?.id ?? "" }]
  await adapter.updateMany({ model: "account", where: others, update: { password: hash } })

  expect(await demoPasswordWorks(auth)).toBe(true)
})

test("accounts with passwords of their own are left in peace", async () => {
  await addAccounts(auth)
  await setPasswords("een-eigen-wachtwoord")

  expect(await demoPasswordWorks(auth)).toBe(false)
})

test("an account of that name whose address nobody verified is none of the demo's, and stops no start", async () => {
  await addAccounts(auth)
  const { adapter } = await auth.$context
  await adapter.updateMany({ model: "user", where: [], update: { emailVerified: false } })

  expect(await demoPasswordWorks(auth)).toBe(false)
  expect(await endDemo(auth)).toBe(0)
  expect(await adapter.count({ model: "account" })).toBe(demoAccounts.length)
})

test("a demo that is ended lets nobody in, keeps nobody in, and leaves the people", async () => {
  await addAccounts(auth)
  const { token } = await signIn(admin)
  expect(token).toBeTruthy()

  expect(await endDemo(auth)).toBe(demoAccounts.length)
  expect(await demoPasswordWorks(auth)).toBe(false)
  await expect(signIn(admin)).rejects.toThrow()
  const { adapter } = await auth.$context
  expect(await adapter.count({ model: "session" })).toBe(0)
  expect(await adapter.count({ model: "user" })).toBe(demoAccounts.length)
  expect(await endDemo(auth)).toBe(demoAccounts.length)
})
