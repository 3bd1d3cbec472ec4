import { type AgentKey, type FarmKey, type RequesterKey, requesters } from "../cast.ts"
import { answer, type Conversation, reply } from "../conversation.ts"

/**
 * Questions that every desk gets again and again: few kinds, each time in other words and about another field, file or
 * person. They make the closed part of the inbox as long as it is in real life.
 */
export type Asked = { by: RequesterKey; farm?: FarmKey; agent: AgentKey; text: string; thanks?: string }

const closings: Record<AgentKey, string> = {
  ana: "Groet,\nAna",
  mehmet: "Met vriendelijke groet,\nMehmet Yildiz",
  ilse: "Met vriendelijke groet,\nIlse de Groot",
  daan: "Groeten, Daan",
}

/** A question, its one answer, and perhaps a word of thanks. */
export function asked(
  { by, farm, agent, text, thanks }: Asked,
  about: Pick<Conversation, "subject" | "tags"> & { reply: string },
): Conversation {
  const [firstName] = requesters[by].name.split(" ")
  const { reply: body, ...rest } = about
  const answered = reply(`Dag ${firstName},\n\n${body}\n\n${closings[agent]}`)
  return { by, farm, agent, text, state: "closed", ...rest, thread: thanks ? [answered, answer(thanks)] : [answered] }
}

/** The same, answered only days ago: nobody has closed it yet. */
export const stillResolved = (conversation: Conversation): Conversation => ({ ...conversation, state: "resolved" })
