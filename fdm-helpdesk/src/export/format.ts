import { eq, sql } from "drizzle-orm"
import { z } from "zod"
import type { DeskActor } from "../access/index.js"
import { contacts } from "../db/schema-helpdesk.js"
import { type Db, type Locale, locales, oneLine } from "../kernel/index.js"
import { localTimeIn } from "../time/local-time.js"
import { deskColumns, deskOf, findStatus, type Workflow } from "../workflow/index.js"
import { exportWords } from "./words.js"

/** What stands between the cells of a row. */
export const exportSeparators = [";", ",", "\t"] as const

/** How a file is written; what is left out is as its reader has it. */
export const exportFormatSchema = z.object({
  /** Of headers, statuses and priorities; the asker's own unless given. */
  locale: z.enum(locales).optional(),
  /** In which times are written, an IANA name; the asker's own unless given. */
  timeZone: z.string().max(60).transform(oneLine).optional(),
  /** `;` for Dutch and `,` for English unless given: what Excel expects there. */
  separator: z.enum(exportSeparators).optional(),
})

/** A format in which nothing is left out: what is kept with an export. */
export type ExportFormat = { locale: Locale; timeZone: string; separator: (typeof exportSeparators)[number] }

const separators = { nl: ";", en: "," } as const satisfies Record<Locale, string>

/** How somebody's file is written, and the words of the desk's workflow, in one statement. */
export async function readFormat(
  db: Db,
  actor: DeskActor,
  given: z.output<typeof exportFormatSchema>,
): Promise<{ format: ExportFormat; workflow: Workflow }> {
  const isAsker = "contactId" in actor ? eq(contacts.id, actor.contactId) : sql`false`
  const [row] = await db
    .select({ locale: contacts.locale, timeZone: contacts.timeZone, ...deskColumns })
    .from(sql`(values (1)) as one`)
    .leftJoin(contacts, isAsker)
  const { settings, workflow } = deskOf(row ?? { settingsData: null, workflowData: null })
  const locale = given.locale ?? row?.locale ?? settings.defaultLocale
  const timeZone = given.timeZone ?? row?.timeZone ?? "UTC"
  return { format: { locale, timeZone, separator: given.separator ?? separators[locale] }, workflow }
}

/** Turns what the database has into what a reader sees. */
export type Wording = ReturnType<typeof wordingOf>

export function wordingOf({ locale, timeZone }: ExportFormat, workflow: Workflow) {
  const words = exportWords[locale]
  const localTime = localTimeIn(timeZone)
  return {
    words,
    locale,
    time: (at: Date | null) => (at ? localTime(at) : ""),
    status: (key: string) => findStatus(workflow, key)?.label[locale] ?? key,
  }
}
