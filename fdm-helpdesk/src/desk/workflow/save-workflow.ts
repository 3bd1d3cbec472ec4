import { isDeepStrictEqual } from "node:util"
import { z } from "zod"
import { type Actor, type DeskActor, requireAtDesk } from "../../access/index.js"
import { recordDesk } from "../../audit/index.js"
import { type Db, guarded, HelpdeskError, parse } from "../../kernel/index.js"
import { type CarryOver, settled, transition } from "../../ticket/index.js"
import { loadDesk, unreachableStatuses, type Workflow, workflowPresets, workflowSchema } from "../../workflow/index.js"
import { lockSettings } from "../settings.js"
import { settleWorkflow, storeWorkflow } from "./settle-workflow.js"

/** What `saveWorkflow` takes: a workflow or the preset that it shall be, one of them. */
export const saveWorkflowInput = z
  .object({
    workflow: workflowSchema.optional(),
    /** The id of one of the workflows that ship, as it ships. */
    preset: z.string().optional(),
    /** From statuses that are no more to statuses of the new workflow, for the tickets that stand there. */
    carryOver: z.record(z.string().max(60), z.string().max(60)).default({}),
  })
  .refine(({ workflow, preset }) => (workflow === undefined) !== (preset === undefined), { path: ["workflow"] })

/**
 * Makes a workflow that of the desk: one of its own, or a preset as it ships. Every status has to be reachable, and none
 * goes away from under tickets: those are carried over, or it is refused with how many there are. Tickets of a status that
 * gets another category follow.
 *
 * It holds at once. Tickets are carried over in short transactions after that, two hundred in each, and nobody is kept from changing
 * them; until then, statuses that go away stand in `leaving` of the workflow, and nothing leads to them. What was ended in
 * between, the job `desk` or another call goes on with. In a transaction of the host's all is done in that one, and the statuses
 * go once it is over. A workflow that is as a preset ships is not stored, so that what a later version improves reaches the desk.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below manager | `invalid_input`, for statuses that nothing leads to
 *   with their keys in `details.unreachable` | `conflict` with `details.statuses` and `details.tickets`
 */
export async function saveWorkflow(
  db: Db,
  actor: Actor,
  input: z.input<typeof saveWorkflowInput>,
  now: Date = new Date(),
): Promise<Workflow> {
  requireAtDesk(actor, "workflow.change")
  const { carryOver, ...asked } = parse(saveWorkflowInput, input)
  const workflow = parse(workflowSchema, settled(asked.workflow ?? presetOf(asked.preset)))
  const unreachable = unreachableStatuses(workflow)
  if (unreachable.length > 0)
    throw new HelpdeskError("invalid_input", "statuses that nothing leads to", { fields: ["workflow"], unreachable })
  await guarded(() => db.transaction((tx) => begin(tx, actor, workflow, carryOver, now)))
  await settleWorkflow(db, actor, now)
  return workflow
}

async function begin(tx: Db, actor: DeskActor, next: Workflow, carryOver: CarryOver, now: Date): Promise<void> {
  const stored = await lockSettings(tx, now)
  const before = (await loadDesk(tx)).workflow
  if (isDeepStrictEqual(settled(before), next)) return
  const { workflow, ...moved } = await transition(tx, before, next, carryOver)
  const { says, content } = await storeWorkflow(tx, stored, workflow, now)
  const changes = { workflowId: next.id, ...moved, settings: says }
  await recordDesk(tx, actor, { type: "workflow.saved", changes, content }, now)
}

function presetOf(id: string | undefined): Workflow {
  const preset = id !== undefined && Object.hasOwn(workflowPresets, id) ? workflowPresets[id] : undefined
  if (!preset) throw new HelpdeskError("invalid_input", "no such workflow", { fields: ["preset"] })
  return preset
}
