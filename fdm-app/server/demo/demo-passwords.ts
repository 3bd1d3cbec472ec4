import type { Auth } from "fdm-core/auth"
import { demoAccounts, demoPassword } from "./cast.ts"

type Context = Awaited<Auth["$context"]>
type Adapter = Pick<Context["adapter"], "findMany">

/**
 * Accounts of the demo in a database. Their addresses were marked as verified when they were made, and nobody else can have one
 * verified, because no mail reaches it: somebody who signs up with such an address does not look like one of them.
 */
async function demoUserIds(adapter: Adapter): Promise<string[]> {
  const where = [
    { field: "email", operator: "in" as const, value: demoAccounts.map(({ email }) => email) },
    { field: "emailVerified", value: true },
  ]
  const users = await adapter.findMany<{ id: string }>({ model: "user", where })
  return users.map(({ id }) => id)
}

/**
 * Whether the password of the demo opens an account. A database without such accounts is asked one small thing; comparing a
 * password takes a tenth of a second on purpose, and accounts that the demo made have one hash in common.
 */
export async function demoPasswordWorks(auth: Auth): Promise<boolean> {
  const { adapter, password } = await auth.$context
  const userIds = await demoUserIds(adapter)
  if (userIds.length === 0) return false
  const accounts = await adapter.findMany<{ password: string | null }>({
    model: "account",
    where: [{ field: "userId", operator: "in", value: userIds }],
  })
  const hashes = new Set(accounts.map((account) => account.password).filter((hash) => hash !== null))
  for (const hash of hashes) if (await password.verify({ hash, password: demoPassword })) return true
  return false
}

/** Takes the passwords and sessions of the demo's accounts away; what they wrote stays. @returns how many accounts that is about */
export async function endDemo(auth: Auth): Promise<number> {
  const { adapter } = await auth.$context
  return adapter.transaction(async (transaction) => {
    const userIds = await demoUserIds(transaction)
    const where = [{ field: "userId", operator: "in" as const, value: userIds }]
    if (userIds.length > 0) for (const model of ["session", "account"]) await transaction.deleteMany({ model, where })
    return userIds.length
  })
}
