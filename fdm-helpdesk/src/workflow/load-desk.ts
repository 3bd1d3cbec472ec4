import { type SQL, sql } from "drizzle-orm"
import { QueryBuilder } from "drizzle-orm/pg-core"
import { contacts, settings, workflows } from "../db/schema-helpdesk.js"
import {
  type ContactId,
  type Db,
  deskKey,
  HelpdeskError,
  type Settings,
  settingsSchema,
  statement,
} from "../kernel/index.js"
import { gone, type HeldContact, heldColumns, isKnown } from "../people/index.js"
import type { Workflow } from "./workflow.js"
import { workflowPresets } from "./workflow-presets.js"
import { workflowSchema } from "./workflow-schema.js"

/** What a manager decided about the desk, read once per transaction. */
export type Desk = { settings: Settings; workflow: Workflow }

/** Written into the text, so that a query with it can be kept. */
const theDesk = sql`${settings.desk} = ${sql.raw(`'${deskKey}'`)}`

/**
 * The two values that make a desk, as columns of any select, so that reading them costs no statement of its own.
 * The workflow is looked up by the id in the settings.
 */
export const deskColumns = {
  settingsData: sql`(select ${settings.data} from ${settings} where ${theDesk})`.mapWith(settings.data),
  workflowData: sql`(select ${workflows.definition} from ${workflows} where ${workflows.id} = coalesce(
    (select ${settings.data} ->> 'workflowId' from ${settings} where ${theDesk}), 'fdm'))`.mapWith(
    workflows.definition,
  ),
} satisfies Record<string, SQL>

type DeskRow = { settingsData: unknown; workflowData: unknown }

/**
 * Makes the desk from its two columns; what is missing falls back to the defaults and the presets.
 *
 * @throws HelpdeskError `invalid_input` when the stored settings or workflow are not what they have to be
 */
export function deskOf({ settingsData, workflowData }: DeskRow): Desk {
  const settings = settingsSchema.safeParse(settingsData ?? {})
  if (!settings.success) throw new HelpdeskError("invalid_input", "the stored settings are not valid")
  const { workflowId } = settings.data
  if (workflowData === null || workflowData === undefined) {
    const preset = Object.hasOwn(workflowPresets, workflowId) ? workflowPresets[workflowId] : undefined
    if (!preset)
      throw new HelpdeskError("invalid_input", "the settings name a workflow that does not exist", { workflowId })
    return { settings: settings.data, workflow: preset }
  }
  const workflow = workflowSchema.safeParse(workflowData)
  if (!workflow.success) throw new HelpdeskError("invalid_input", "the stored workflow is not valid", { workflowId })
  return { settings: settings.data, workflow: workflow.data }
}

/** Settings and workflow of the desk, in one statement. */
export async function loadDesk(db: Db): Promise<Desk> {
  const [row] = await db.select(deskColumns).from(sql`(values (1)) as one`)
  return deskOf(row ?? { settingsData: null, workflowData: null })
}

/**
 * The desk, for somebody who is about to ask it something: the same statement holds them, as `holdContact` does.
 *
 * @throws HelpdeskError `unauthenticated` for somebody who was erased since they were let in
 */
export async function loadDeskFor(tx: Db, contactId: ContactId): Promise<{ desk: Desk; held: HeldContact }> {
  const [row] = await deskHolding(tx, { contactId })
  if (!row) throw gone()
  return { desk: deskOf(row), held: row }
}

const columns = { ...deskColumns, ...heldColumns }

const deskHolding = statement<DeskRow & HeldContact>(
  () =>
    new QueryBuilder()
      .select(columns)
      .from(contacts)
      .where(isKnown(sql.placeholder("contactId")))
      .for("share"),
  columns,
)
