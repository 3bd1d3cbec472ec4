import { z } from "zod"

/** `most` at once; what was used comes back little by little, all of it in `minutes`, a day at most. */
const rateSchema = z.strictObject({
  most: z.int().min(1).max(1_000_000),
  minutes: z
    .int()
    .min(1)
    .max(24 * 60),
})

/** How often something may be done. */
export type Rate = z.output<typeof rateSchema>

const rate = (most: number, minutes: number) => rateSchema.default({ most, minutes })

/**
 * How often requesters may ask and write, and how many mails that no agent wrote leave to one of them: by account, by
 * address and by the network that the host names. All that is given has to have room. Agents have no limits.
 *
 * Twenty questions an hour are more than anybody has and fewer than anybody needs to be a nuisance; behind a network may
 * be an office or a village. Where a desk is for others (a kiosk, a school), its host sets its own.
 */
export const limitsSchema = z.strictObject({
  tickets: z.strictObject({ account: rate(20, 60), address: rate(20, 60), network: rate(100, 60) }).prefault({}),
  /** Replies, closing and reopening; `ticket` is one person on one ticket. */
  changes: z
    .strictObject({ ticket: rate(30, 60), account: rate(100, 60), address: rate(100, 60), network: rate(500, 60) })
    .prefault({}),
  /** Mails that the desk sends by itself, such as "we have your question". */
  automaticMails: z.strictObject({ account: rate(20, 60), address: rate(20, 60) }).prefault({}),
  /** All mails to an address that its account didn't prove to have. */
  unconfirmedMails: z.strictObject({ address: rate(1, 24 * 60) }).prefault({}),
})

/** The limits of a desk, whole. */
export type Limits = z.output<typeof limitsSchema>
