import { getMyTickets, requirePerson } from "fdm-helpdesk"
import { ask, close } from "./answers.ts"
import { type Account, actorOf, client, db, prepare } from "./host.ts"
import { live, liveAnswer } from "./live.ts"
import { beforeAccountIsDeleted, download } from "./privacy.ts"

const account = { hasVerifiedEmail: true, isSupportStaff: false }
const wim: Account = { ...account, id: "user-2", name: "Wim", email: "wim@farm.example" }
const ana: Account = { ...account, id: "user-1", name: "Ana", email: "ana@desk.example", isSupportStaff: true }

const form = new FormData()
form.set("body", "My fields are gone.")
await prepare()
const nobodyAsked = await ask(null, form)
const asked = await ask(wim, form)
const actor = await actorOf(wim)
requirePerson(actor)
const [question] = (await getMyTickets(db, actor)).rows

const pageOfAna = new AbortController()
const stream = await liveAnswer(ana, new Request("https://app.example/live", { signal: pageOfAna.signal }))
/** What the stream says until it names the ticket. */
async function heard(): Promise<string> {
  let text = ""
  for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (question && text.includes(question.id)) break
  }
  return text
}
const hearing = heard()
const closed = await close(wim, question?.id ?? "")
const wasHeard = (await hearing).includes('"kind":"ticket"')
const closedNonsense = await close(wim, "nonsense")

const held = await (await download(wim)).text()
const erased = await beforeAccountIsDeleted(wim.id)
pageOfAna.abort()
await live.stop()
await client.end()
const statuses = [nobodyAsked, asked, closed, closedNonsense].map(({ status }) => status)
process.stdout.write(JSON.stringify({ statuses, wasHeard, isHeld: held.includes("My fields are gone."), erased }))
