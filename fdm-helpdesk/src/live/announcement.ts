import { z } from "zod"
import { type Actor, can, canAtDesk, recognised } from "../access/index.js"
import { idSchema, type TicketId } from "../kernel/index.js"

/** With what says who may read it (`TicketScope`). */
const ofTicket = { ticketId: idSchema("ticket"), requesterId: idSchema("contact"), teamId: idSchema("team").nullable() }

/**
 * What the database tells the processes of the helpdesk (`work/announce.ts`). Another version of the helpdesk may run
 * beside this one for a while, so what is not understood is passed over.
 */
const announcementSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("ticket"),
    ...ofTicket,
    by: idSchema("contact").nullable(),
    isPublic: z.boolean(),
    version: z.number(),
  }),
  z.object({ kind: z.literal("presence"), ...ofTicket, by: idSchema("contact") }),
  z.object({ kind: z.literal("agent"), agentId: idSchema("agent") }),
  z.object({ kind: z.literal("desk"), isPublic: z.boolean() }),
])

export type Announcement = z.output<typeof announcementSchema>

/** @returns undefined for anything that this version does not know */
export function announcementIn(payload: string): Announcement | undefined {
  try {
    return announcementSchema.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

/**
 * What an open page hears: that something it may read is another one now. `isOwn` says that its reader did it, in this
 * window or another. `resync` says that something may have been missed, or that much changed at once, so all of it is
 * read again.
 */
export type LiveEvent =
  | { kind: "ticket"; ticketId: TicketId; version: number; isOwn: boolean }
  | { kind: "presence"; ticketId: TicketId; isOwn: boolean }
  | { kind: "resync" }

/**
 * What `actor` hears of an announcement, if anything. Pure. Who may not read a ticket never learns that it changed, and a
 * requester learns only of what their page shows: that there was a note, a tag or a colleague is the desk's own affair.
 */
export function heardBy(actor: Actor, announcement: Announcement): LiveEvent | undefined {
  const known = recognised(actor)
  const isOwn = "by" in announcement && "contactId" in known && announcement.by === known.contactId
  switch (announcement.kind) {
    case "ticket": {
      const { ticketId, version, isPublic } = announcement
      const shows = known.type === "requester" ? isPublic : true
      return can(known, "ticket.read", announcement) && shows ? { kind: "ticket", ticketId, version, isOwn } : undefined
    }
    case "presence":
      return known.type === "agent" && can(known, "ticket.read", announcement)
        ? { kind: "presence", ticketId: announcement.ticketId, isOwn }
        : undefined
    case "desk": {
      const shows = known.type === "requester" ? announcement.isPublic : canAtDesk(known, "ticket.list")
      return shows ? { kind: "resync" } : undefined
    }
    case "agent":
      return undefined
  }
}
