import { listStoppedWork, parse, retryStoppedWork, retryStoppedWorkInput, verifyAllAudits } from "fdm-helpdesk"
import { type Account, actorOf, db } from "./host.js"

/** Where your sign-up confirms an address, so that the next answer is mailed although its owner has not come back yet. */
export async function afterAddressIsConfirmed(account: Account): Promise<void> {
  await actorOf({ ...account, hasVerifiedEmail: true })
}

/** `GET /desk/stopped`: for managers and admins; anybody else is `forbidden`. Ids and no content. */
export async function stopped(account: Account): Promise<Response> {
  return Response.json(await listStoppedWork(db, await actorOf(account)))
}

/** `POST /desk/stopped`: has one of the list tried once more, by its `id`. */
export async function tryAgain(account: Account, form: FormData): Promise<void> {
  const input = parse(retryStoppedWorkInput, { workId: form.get("id") })
  await retryStoppedWork(db, await actorOf(account), input)
}

/** Once a night. What is wrong is named by its id, and never says what it holds. */
export async function auditIsWhole(tell: (line: string) => void): Promise<boolean> {
  const { ok, broken, first } = await verifyAllAudits(db)
  for (const { subjectId, verdict } of first) tell(`${subjectId}: ${JSON.stringify(verdict)}`)
  if (!ok) tell(`${broken} audits don't tell what stands`)
  return ok
}
