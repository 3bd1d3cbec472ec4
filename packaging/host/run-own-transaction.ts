import { schemaHelpdesk } from "fdm-helpdesk"
import { client, db, lostFields, reportLostField } from "./own-transaction.ts"

const wim = {
  principalId: "user-2",
  name: "Wim",
  email: "wim@farm.example",
  emailVerified: true,
  locale: "en",
  timeZone: "Europe/Amsterdam",
} as const

/** What is there, as anybody else on the database sees it. */
async function stored() {
  return {
    tickets: await db.$count(schemaHelpdesk.tickets),
    work: await db.$count(schemaHelpdesk.work),
    lostFields: await db.$count(lostFields),
  }
}

const reported = await reportLostField(wim, "North")
const committed = await stored()
// The field is reported already: the host's own row is refused, after the ticket was made.
const refused = await reportLostField(wim, "North").then(
  () => false,
  () => true,
)
const rolledBack = await stored()
await client.end()
process.stdout.write(JSON.stringify({ ref: reported.ref, committed, refused, rolledBack }))
