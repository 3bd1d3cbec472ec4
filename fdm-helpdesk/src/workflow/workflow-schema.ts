import { z } from "zod"
import { statusCategories } from "../db/schema/ticket.js"
import type { Workflow } from "./workflow.js"

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const words = z.object({ nl: z.string().min(1).max(300), en: z.string().min(1).max(300) })
const automaticMoves = z.record(key, key)

/**
 * What a workflow has to be before a ticket may follow it: every status that is named exists once, and "close" and
 * "reopen" lead where their names say.
 */
export const workflowSchema: z.ZodType<Workflow> = z
  .object({
    id: key,
    initial: key,
    statuses: z.array(z.object({ key, category: z.enum(statusCategories), label: words, meaning: words })).min(2),
    moves: z.record(key, z.array(key)),
    closedStatus: key,
    reopenedStatus: key,
    pausedCategories: z.array(z.enum(statusCategories)),
    automatic: z.object({ agentReply: automaticMoves, customerReply: automaticMoves, assignment: automaticMoves }),
    leaving: automaticMoves.optional(),
  })
  .superRefine((workflow, context) => {
    for (const problem of problemsOf(workflow)) context.addIssue({ code: "custom", message: problem })
  })

/** What is wrong between the parts of a workflow whose parts have the right shape. */
function problemsOf(workflow: Workflow): string[] {
  const keys = workflow.statuses.map((status) => status.key)
  const categoryOf = new Map(workflow.statuses.map((status) => [status.key, status.category]))
  const { agentReply, customerReply, assignment } = workflow.automatic
  const named = [
    workflow.initial,
    workflow.closedStatus,
    workflow.reopenedStatus,
    ...Object.entries(workflow.moves).flatMap(([from, to]) => [from, ...to]),
    ...[agentReply, customerReply, assignment].flatMap((moves) => Object.entries(moves).flat()),
  ]
  const problems = [...new Set(named)].filter((name) => !categoryOf.has(name)).map((name) => `no status ${name}`)
  if (keys.filter((name) => !Object.hasOwn(workflow.leaving ?? {}, name)).length > 40)
    problems.push("more than 40 statuses")
  if (new Set(keys).size < keys.length) problems.push("a status stands twice")
  if (categoryOf.get(workflow.closedStatus) !== "closed") problems.push("closedStatus is not in the category closed")
  if (["resolved", "closed"].includes(categoryOf.get(workflow.reopenedStatus) ?? ""))
    problems.push("reopenedStatus is done")
  if (categoryOf.get(workflow.initial) !== "new") problems.push("initial is not in the category new")
  return problems
}
