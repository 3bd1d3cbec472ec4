import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { agents, contacts, ticketExports } from "../db/schema-helpdesk.js"
import { type Db, type ExportId, idSchema, type Locale, type Ports, parse } from "../kernel/index.js"
import type { Taken } from "../work/index.js"
import { deskColumns, deskOf } from "../workflow/index.js"
import { domainOf, mailAddress } from "./address.js"
import type { NoticeContent } from "./content.js"
import { noticeHeaders } from "./thread.js"
import { mailWords } from "./words.js"

const template = "export-ready"
const exportRow = z.object({ payload: z.object({ template: z.literal(template), exportId: idSchema("export") }) })

/** Whether a row of work tells somebody that their file is ready. */
export function isExportMail({ payload }: Pick<Taken, "payload">): boolean {
  return payload.template === template
}

/**
 * Tells an agent that the file they asked for is ready. Nothing leaves when the file is gone, when they left the desk or
 * have no address, or when the host has no page for it. It says how many rows there are and nothing of what is in them.
 *
 * @returns the provider's id, or nothing when nothing had to leave
 * @throws HelpdeskError what the mailer throws | `port_failed` when the address is none | `invalid_input` for a row of an unknown shape
 */
export async function sendExportMail(
  db: Db,
  { mailer, links }: Pick<Ports, "mailer" | "links">,
  delivery: Pick<Taken, "id" | "payload" | "attempt">,
): Promise<{ providerId?: string }> {
  const { exportId } = parse(exportRow, delivery).payload
  const href = links.exportForAgent?.(exportId)
  const facts = href === undefined ? undefined : await readFacts(db, exportId)
  if (!facts?.email || href === undefined) return {}
  const earlier = delivery.attempt > 1 ? await mailer.findSent?.(delivery.id) : undefined
  if (earlier) return earlier
  const content = contentOf(facts, href)
  const { renderNotice } = await import("./render-mail.js")
  const { name, mailFrom } = facts.settings
  return mailer.send({
    idempotencyKey: delivery.id,
    from: mailAddress({ name, email: mailFrom }),
    to: mailAddress({ name: facts.name === facts.email ? "" : facts.name, email: facts.email }),
    subject: content.subject,
    ...(await renderNotice(content)),
    headers: noticeHeaders(exportId, domainOf(mailFrom)),
    tag: template,
  })
}

type Facts = NonNullable<Awaited<ReturnType<typeof readFacts>>>

/** English as it is written in Europe: day before month. */
const languages: Record<Locale, string> = { nl: "nl-NL", en: "en-GB" }

function contentOf({ kind, rows, locale, name, expiresAt, timeZone, settings }: Facts, href: string): NoticeContent {
  const { exported: words, greeting, linkHint, mention } = mailWords[locale]
  const day = new Intl.DateTimeFormat(languages[locale], { dateStyle: "long", timeZone: knownZone(timeZone) })
  const intro = words.intro(new Intl.NumberFormat(languages[locale]).format(rows), kind, rows === 1)
  return {
    ...{ locale, brand: settings.name, accentColor: settings.branding.accentColor, ref: "CSV" },
    ...{ subject: words.subject, preheader: intro, heading: words.heading, greeting: greeting(name), intro },
    button: { label: words.button, href },
    next: words.next(day.format(expiresAt ?? new Date(0))),
    linkHint,
    footer: mention.footer(settings.name),
  }
}

function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone
  } catch {
    return "UTC"
  }
}

/** Everything the mail is made from, in one statement. */
async function readFacts(db: Db, exportId: ExportId) {
  const { kind, rowCount: rows, expiresAt } = ticketExports
  const { name, email, locale, timeZone } = contacts
  const [row] = await db
    .select({ kind, rows, expiresAt, name, email, locale, timeZone, ...deskColumns })
    .from(ticketExports)
    .innerJoin(agents, and(eq(agents.id, ticketExports.requestedBy), eq(agents.isActive, true)))
    .innerJoin(contacts, eq(contacts.id, agents.contactId))
    .where(and(eq(ticketExports.id, exportId), eq(ticketExports.state, "ready")))
  return row && { ...row, settings: deskOf(row).settings }
}
