// A process of its own that takes up mails: it says the id of each one that it begins, and at one of them stands still for ever.
import { writeSync } from "node:fs"
import { openPostgres } from "../../../../fdm-core/src/db/open-postgres.js"
import { mailWork } from "../../ticket/mails/mail-work.js"
import { drain } from "./workers.js"

const [url = "", poison = ""] = process.argv.slice(2)
const { db } = openPostgres(url)

await drain(db, mailWork, async ({ id }) => {
  writeSync(1, `${id}\n`)
  while (id === poison);
  return {}
})
