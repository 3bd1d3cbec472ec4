import { z } from "zod"
import { limitsSchema } from "./limits.js"
import { locales } from "./person.js"
import { hostId, oneLine } from "./text.js"

/** The one desk of this step; the column is there so that more can follow. */
export const deskKey = "default"

/**
 * How the desk looks where that differs from its host: what is left out is as the host's style sheet has it. Shades that
 * can be read on both themes are made from the one accent by `shadesOf`.
 */
export const brandingSchema = z.strictObject({
  /** `#rrggbb`. */
  accentColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .toLowerCase()
    .optional(),
  /** An `https` address of a picture, or a path on the host's own site. */
  logoUrl: z.string().max(500).refine(isPictureAddress, { error: "not an https address or a path" }).optional(),
  /** Of corners, in CSS pixels. */
  radius: z.int().min(0).max(16).optional(),
})

/** How a desk looks to those who ask it. */
export type Branding = z.output<typeof brandingSchema>

/** A path begins with one slash (two would name another site); neither holds what could end a quoted string in a style sheet. */
function isPictureAddress(address: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(address) || /["'()\\<>]/.test(address)) return false
  return /^\/(?!\/)/.test(address) || (/^https:\/\//.test(address) && URL.canParse(address))
}

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
  /** How the desk looks; all of it is replaced at once. */
  branding: brandingSchema.default({}),
  /** How long an agent's reply can be taken back, because its mail leaves only then. In seconds; 0 sends at once. */
  undoSeconds: z.int().min(0).max(120).default(10),
  /** How often people may ask and write; all of it is replaced at once, and what is left out has its default. */
  limits: limitsSchema.prefault({}),
})

/** Everything that is set about a desk, whole: what was never set has its default. */
export type Settings = z.output<typeof settingsSchema>
