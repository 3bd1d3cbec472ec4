import { z } from "zod"
import { locales } from "./person.js"
import { hostId, oneLine } from "./text.js"

/**
 * What a manager decides about the desk, as data: one row, every field with a default, so that an empty database
 * has a working desk. The environment holds only secrets and addresses of servers.
 */
export const settingsSchema = z.object({
  /** Name that mails and pages are signed with. */
  name: z.string().transform(oneLine).pipe(z.string().min(1).max(80)).default("FDM Ondersteuning"),
  /** Address that mails come from; requesters' mail programs show it beside the name. */
  mailFrom: z.email().default("support@fdm.example"),
  /** Language for people whose own isn't known. */
  defaultLocale: z.enum(locales).default("nl"),
  /** Id of a preset (`fdm`, `itil`) or of a row in `workflows`. */
  workflowId: hostId(60).default("fdm"),
})

export type Settings = z.output<typeof settingsSchema>
