import { isDeepStrictEqual } from "node:util"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAtDesk } from "../access/index.js"
import { recordDesk } from "../audit/index.js"
import { settings, workflows } from "../db/schema-helpdesk.js"
import { type Db, guarded, HelpdeskError, parse } from "../kernel/index.js"
import { announceDesk } from "../outbox/announce.js"
import {
  applyWorkflow,
  deskKey,
  loadDesk,
  lockAllTickets,
  unreachableStatuses,
  type Workflow,
  workflowPresets,
  workflowSchema,
} from "../ticket/index.js"
import { lockSettings } from "./settings.js"

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
 * gets another category follow. All of it in one transaction, during which nobody changes a ticket.
 *
 * A workflow that is as a preset ships is not stored, so that what a later version improves reaches the desk. Carrying
 * tickets over costs a few statements for each.
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
  const { workflow = presetOf(input.preset), carryOver } = parse(saveWorkflowInput, input)
  const unreachable = unreachableStatuses(workflow)
  if (unreachable.length > 0)
    throw new HelpdeskError("invalid_input", "statuses that nothing leads to", { fields: ["workflow"], unreachable })
  const steps = async (tx: Db) => {
    await lockAllTickets(tx)
    const stored = await lockSettings(tx, now)
    if (isDeepStrictEqual((await loadDesk(tx)).workflow, workflow)) return
    const moved = await applyWorkflow(tx, actor, workflow, carryOver, now)
    await store(tx, stored, workflow, now)
    await recordDesk(tx, actor, { type: "workflow.saved", changes: { workflowId: workflow.id, ...moved } }, now)
  }
  await guarded(() => db.transaction(steps))
  return workflow
}

function presetOf(id: string | undefined): Workflow {
  const preset = id !== undefined && Object.hasOwn(workflowPresets, id) ? workflowPresets[id] : undefined
  if (!preset) throw new HelpdeskError("invalid_input", "no such workflow", { fields: ["preset"] })
  return preset
}

async function store(tx: Db, stored: Record<string, unknown>, workflow: Workflow, now: Date): Promise<void> {
  const { id } = workflow
  const isAsShipped = Object.hasOwn(workflowPresets, id) && isDeepStrictEqual(workflowPresets[id], workflow)
  if (isAsShipped) await tx.delete(workflows).where(eq(workflows.id, id))
  else {
    const definition = { ...workflow }
    await tx
      .insert(workflows)
      .values({ id, definition, updatedAt: now })
      .onConflictDoUpdate({ target: workflows.id, set: { definition, updatedAt: now } })
  }
  await tx
    .update(settings)
    .set({ data: { ...stored, workflowId: id }, updatedAt: now })
    .where(eq(settings.desk, deskKey))
    .returning({ announced: announceDesk({ isPublic: true }) })
}
