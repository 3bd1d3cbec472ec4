import type { Ticket } from "fdm-helpdesk"
import { useEffect } from "react"
import { useFetcher } from "react-router"

/**
 * Says that a ticket is looked at when it had been fetched ahead, which by itself counts as no look. The answer brings the
 * page up to date too: what was fetched ahead may be minutes old.
 */
export function useViewed({ id, lastMessageAt }: Pick<Ticket, "id" | "lastMessageAt">, isAhead: boolean): void {
  const { submit } = useFetcher({ key: `viewed/${id}` })
  const until = lastMessageAt.toISOString()
  useEffect(() => {
    if (isAhead) void submit({ until }, { method: "post", action: `/admin/support/${id}/viewed` })
  }, [isAhead, id, until, submit])
}
