import type { AgentActor } from "fdm-helpdesk"
import { previewOf } from "../../fdm-helpdesk/src/ticket/message/message.js"
import type { Requester } from "./people.js"
import type { Random } from "./random.js"
import { benchNow } from "./size.js"
import { type Language, messageText } from "./text.js"
import { plantedRarely } from "./words-planted.js"

/** A message before it has an id. */
export type Line = {
  author: AgentActor | Requester
  visibility: "public" | "internal"
  body: string
  at: number
}

export type Asked = { number: number; at: number; language: Language; requester: Requester; answers: AgentActor }

const notes = 0.15
const dayMs = 24 * 60 * 60_000

/** Five messages on average, the requester's question first; every seventh a note. */
export function conversation({ number, at, language, requester, answers }: Asked, random: Random): Line[] {
  const lines: Line[] = [{ author: requester, visibility: "public", body: firstText(number, language, random), at }]
  const count = Math.min(60, Math.floor(random.exponential(4.5)))
  let when = at
  for (let turn = 0; turn < count; turn++) {
    when += Math.floor(1000 + random.exponential(dayMs))
    if (when >= benchNow.getTime()) break
    const isNote = random.chance(notes)
    const author = isNote || random.chance(0.55) ? answers : requester
    const visibility = isNote ? "internal" : "public"
    lines.push({ author, visibility, body: messageText(language, random), at: when })
  }
  return lines
}

function firstText(number: number, language: Language, random: Random): string {
  const text = messageText(language, random)
  return number % plantedRarely.every === 7 ? `${text} ${plantedRarely.text}` : text
}

/** What the ticket's row says of its conversation. */
export function summaryOf(lines: readonly Line[]) {
  const shown = lines.filter(({ visibility }) => visibility === "public")
  const replies = shown.filter(({ author }) => author.type === "agent")
  const last = shown.at(-1)
  if (!last) throw new Error("a conversation begins with a question")
  const dateOf = (line: Line | undefined) => (line ? new Date(line.at) : null)
  return {
    messageCount: lines.length,
    lastMessageAt: new Date(last.at),
    lastMessageBy: last.author.type,
    lastMessagePreview: previewOf(last.body),
    lastReplyAt: dateOf(replies.at(-1)),
    firstResponseAt: dateOf(replies[0]),
  }
}
