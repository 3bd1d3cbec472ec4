import type { Connection } from "fdm-core/db"
import { type AuditVerdict, verifyAllAudits } from "../audit/index.js"
import { type ExitCode, exitCodes, type Say } from "./exit.js"
import type { Options } from "./options.js"

/** Says whether every audit is whole and everything as its audit tells; of what is not, which and where. Changes nothing. */
export async function verifyAuditCommand({ db }: Connection, _options: Options, say: Say): Promise<ExitCode> {
  const { ok, subjects, events, broken, first } = await verifyAllAudits(db)
  for (const { subjectId, verdict } of first) say(`wrong ${subjectId}: ${inWords(verdict)}`)
  if (broken > first.length) say(`wrong … and ${broken - first.length} more`)
  const all = `${subjects} audits with ${events} events`
  say(
    ok
      ? `ok    ${all} are whole, and everything is as they tell.`
      : `${broken} of ${all} are not as they were written.`,
  )
  return ok ? exitCodes.fine : exitCodes.wrong
}

function inWords(verdict: AuditVerdict): string {
  if (verdict.ok) return "whole"
  if ("brokenAt" in verdict) return `the chain is broken at event ${verdict.brokenAt}`
  return `differs in ${verdict.differs.map(({ what, id }) => (id ? `${what} of ${id}` : what)).join(", ")}`
}
