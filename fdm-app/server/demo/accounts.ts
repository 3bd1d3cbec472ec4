import type { Auth, Principal } from "fdm-core/auth"
import { principalOf } from "fdm-core/auth"
import type { Person } from "fdm-helpdesk"
import { type AgentKey, agents, type DemoPerson, demoPassword, type RequesterKey, requesters } from "./cast.ts"

export type People = Record<AgentKey | RequesterKey, Person>

/**
 * Makes the accounts of the cast through better-auth, in one transaction of its own: better-auth can't join another
 * one. Accounts that an interrupted start left behind are used again. The password is hashed once, because a hash
 * costs a tenth of a second on purpose, and it is the same for all.
 *
 * Addresses count as verified: they can't receive the mail that would prove it.
 */
export async function addAccounts(auth: Auth): Promise<People> {
  const { adapter, password } = await auth.$context
  const hash = await password.hash(demoPassword)
  const cast = Object.entries({ ...agents, ...requesters }) as [keyof People, DemoPerson][]
  return adapter.transaction(async (transaction) => {
    const people: [keyof People, Person][] = []
    for (const [key, person] of cast) people.push([key, await addAccount(transaction, person, hash)])
    return Object.fromEntries(people) as People
  })
}

type Context = Awaited<Auth["$context"]>
type Transaction = Parameters<Parameters<Context["adapter"]["transaction"]>[0]>[0]
type User = Parameters<typeof principalOf>[0]

async function addAccount(transaction: Transaction, person: DemoPerson, hash: string): Promise<Person> {
  const { name, email, locale } = person
  const known = await transaction.findOne<User>({ model: "user", where: [{ field: "email", value: email }] })
  if (known) return personOf(principalOf(known))
  const times = { createdAt: new Date(), updatedAt: new Date() }
  const user = await transaction.create<Record<string, unknown>, User>({
    model: "user",
    data: { name, email, emailVerified: true, locale, ...times },
  })
  await transaction.create({
    model: "account",
    data: { userId: user.id, accountId: user.id, providerId: "credential", password: hash, ...times },
  })
  return personOf(principalOf(user))
}

function personOf({ id, roles: _, ...principal }: Principal): Person {
  return { principalId: id, ...principal }
}
