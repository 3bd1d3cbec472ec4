import type { Auth } from "fdm-core/auth"
import type { Db } from "fdm-core/db"
import { FdmError } from "fdm-core/errors"
import { type DemoAccount, demoAccounts, demoPassword } from "../../../server/demo/cast.ts"
import { demoPasswordWorks, endDemo } from "../../../server/demo/demo-passwords.ts"
import { isEmptyDesk } from "../../../server/demo/desk.ts"
import type { Environment } from "./environment.server"

/** Told what is going on at the start, in lines for a terminal. */
export type Say = (line: string) => void

/** What a visitor can sign in with. */
export type Demo = { accounts: DemoAccount[]; password: string }

/**
 * Fills an empty desk at the first start of a demo. Nothing is added to a desk that is in use.
 *
 * @throws FdmError `conflict`, in words, when this is no demo, and yet everybody knows a password that opens an account here
 */
export async function prepareDemo({ demo }: Environment, db: Db, auth: Auth, say: Say): Promise<Demo | undefined> {
  if (demo === "ended") say(`${await endDemo(auth)} demo accounts have no password and no session any more`)
  if (demo === "off" && (await demoPasswordWorks(auth))) throw new FdmError("conflict", stillOpen)
  if (demo === "off" || demo === "ended") return undefined
  if (await isEmptyDesk(db)) {
    const { seedDemo } = await import("../../../server/demo/seed-demo.ts")
    const started = performance.now()
    say("Making demo data …")
    await seedDemo({ db, auth, onProgress: (done, total) => done % 50 === 0 && say(`  ${done} of ${total} tickets`) })
    say(`Demo data made in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  return { accounts: demoAccounts, password: demoPassword }
}

const stillOpen = `This database has accounts of the demo, and everybody knows their password. Choose one:
  FDM_DEMO=end npm start   takes their passwords and sessions away, and keeps what they wrote; needed once
  FDM_DEMO=on npm start    goes on as a demo, for whoever can reach it
or start with a new database (DATABASE_URL, or FDM_DATA for the embedded one).`
