import type { AuthMail } from "fdm-core/auth"
import { createFdm, type Fdm } from "fdm-core/db"
import { migrateHelpdesk } from "fdm-helpdesk"
import { afterAll, beforeAll, expect, test } from "vitest"
import { authMail } from "./auth-mail.server"

const url = "https://fdm.example/api/auth/magic-link/verify?token=t"
const given = { email: "anna@example.org", locale: "nl" } as const
const mails: AuthMail[] = [
  ...(["sign_in", "sign_up", "has_account"] as const).map((kind) => ({ ...given, kind, url })),
  ...(["guesses", "password"] as const).map((kind) => ({ ...given, kind })),
]

let fdm: Fdm
beforeAll(async () => {
  fdm = await createFdm({ memory: true })
  await migrateHelpdesk(fdm.db)
}, 60_000)
afterAll(() => fdm.close())

test.for(mails)("no absence notice answers a mail about an account: $kind", async (mail) => {
  expect((await authMail(fdm.db, mail, "https://fdm.example/signin")).headers).toEqual({
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
  })
})
