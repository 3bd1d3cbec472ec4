import type { Auth } from "fdm-core/auth"
import type { Db } from "fdm-core/db"
import { type DemoAccount, demoAccounts, demoPassword } from "../../server/demo/cast.ts"
import { isEmptyDesk } from "../../server/demo/desk.ts"
import type { Environment } from "./environment.server"

/** Told what is going on at the start, in lines for a terminal. */
export type Say = (line: string) => void

/** What a visitor can sign in with. */
export type Demo = { accounts: DemoAccount[]; password: string }

/** Fills an empty desk at the first start of a demo. Nothing is added to a desk that is in use. */
export async function prepareDemo({ isDemo }: Environment, db: Db, auth: Auth, say: Say): Promise<Demo | undefined> {
  if (!isDemo) return undefined
  if (await isEmptyDesk(db)) {
    const { seedDemo } = await import("../../server/demo/seed-demo.ts")
    const started = performance.now()
    say("Making demo data …")
    await seedDemo({ db, auth, onProgress: (done, total) => done % 50 === 0 && say(`  ${done} of ${total} tickets`) })
    say(`Demo data made in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  return { accounts: demoAccounts, password: demoPassword }
}
