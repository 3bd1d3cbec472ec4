import type { TicketExport } from "fdm-helpdesk"
import type { Caller } from "~/lib/requests/caller.server"

const words = { nl: { tickets: "tickets", messages: "berichten" }, en: { tickets: "tickets", messages: "messages" } }

/** What a file is called on the disk of whoever asked: what is in it, and the day that it was asked for. */
export function exportFileName(
  { kind, createdAt }: Pick<TicketExport, "kind" | "createdAt">,
  { locale, timeZone }: Pick<Caller, "locale" | "timeZone">,
): string {
  // Sweden writes its dates as ISO 8601 does.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(createdAt)
  return `${words[locale][kind]}-${day}.csv`
}
