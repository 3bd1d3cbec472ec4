import type { AgentActor } from "../../access/index.js"
import { createSavedReply, createTag, createTeam, deleteTag, saveSettings, saveWorkflow } from "../../desk/index.js"
import type { Db } from "../../kernel/index.js"
import { createSynonyms } from "../../search/index.js"
import { createSavedView } from "../../view/index.js"
import { fdmWorkflow } from "../../workflow/index.js"
import { verifyAudit } from "../index.js"

/** Sets one of everything up. `events` is how long the desk's chain is then. */
export async function aFullDesk(db: Db, lead: AgentActor) {
  const tag = await createTag(db, lead, { name: "storing" })
  await createSavedReply(db, lead, { title: "Dag", body: "Dag {{customer_name}}", category: "Groeten", isShared: true })
  const { id: teamId } = await createTeam(db, lead, { name: "Kaarten", memberIds: [lead.agentId] })
  await createSavedView(db, lead, { name: "Dringend", sharing: "team", teamId })
  await createSynonyms(db, lead, { terms: ["perceel", "veld"] })
  await saveSettings(db, lead, { undoSeconds: 20 })
  const statuses = fdmWorkflow.statuses.map((status) => ({ ...status, label: { nl: "Zo", en: "So" } }))
  await saveWorkflow(db, lead, { workflow: { ...fdmWorkflow, statuses } })
  const gone = await createTag(db, lead, { name: "weg ermee" })
  await deleteTag(db, lead, { tagId: gone.id })
  return { tagId: tag.id, teamId, events: (await verifyAudit(db, { desk: true })).events }
}
