import { listAgents, listTags, loadDesk, parse } from "fdm-helpdesk"
import { data } from "react-router"
import { agentOnly } from "~/lib/auth/signed-in.server"
import type { BulkAnswer, BulkChoices } from "~/lib/list/bulk"
import { bulkInput, changeTickets } from "~/lib/list/bulk.server"
import { answered } from "~/lib/requests/answer-limit.server"
import { readForm } from "~/lib/requests/form.server"
import { knownError, page } from "~/lib/requests/page.server"
import type { Route } from "./+types/bulk"

/** What many tickets can be changed to; read when somebody begins to choose some. */
export function loader(args: Route.LoaderArgs) {
  return page(async (): Promise<BulkChoices> => {
    const { db, actor } = agentOnly(args)
    const [agents, tags, { workflow }] = await Promise.all([listAgents(db, actor), listTags(db, actor), loadDesk(db)])
    return { agents: agents.filter(({ isActive }) => isActive), tags, workflow, ownAgentId: actor.agentId }
  })
}

/** Changes many tickets; what went wrong with all of them is one error, what went wrong with some is told per ticket. */
export async function action(args: Route.ActionArgs) {
  try {
    const { db, actor, now } = agentOnly(args)
    const input = parse(bulkInput, await readForm(args.request))
    return await answered(changeTickets(db, actor, input, now))
  } catch (error) {
    const known = knownError(error)
    if (!known) throw error
    return data({ code: known.code } satisfies BulkAnswer, { status: known.status })
  }
}
