import type { DeskActor, RequesterActor } from "../access/index.js"
import type { Channel } from "../db/schema-helpdesk.js"
import { HelpdeskError } from "../kernel/index.js"

/**
 * How something came in: what a service says, `api` when it says nothing. People write on a page, and an agent
 * may say that they were on the telephone; a mail or a program of somebody's is not for people to claim.
 *
 * @throws HelpdeskError `forbidden`
 */
export function channelOf(
  { type }: RequesterActor | DeskActor,
  said: Channel | undefined,
  usual: Channel = "web",
): Channel {
  if (type === "service") return said ?? "api"
  const isOwn = said === "web" || (said === "phone" && type === "agent")
  if (said === undefined || isOwn) return said ?? usual
  throw new HelpdeskError("forbidden", "who writes by hand says no other channel", { fields: ["channel"] })
}
