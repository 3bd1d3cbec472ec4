import type { AgentActor, TagId } from "fdm-helpdesk"
import type { Priority, StatusCategory } from "../../fdm-helpdesk/src/kernel/ticket-sets.js"
import { conversation, type Line, summaryOf } from "./conversation.js"
import type { People, Requester } from "./people.js"
import type { Random } from "./random.js"
import { askedAt, benchNow } from "./size.js"
import { type Language, subjectText } from "./text.js"
import { zipf } from "./zipf.js"

/** A ticket as its story goes, before it is rows. */
export type Story = {
  number: number
  at: number
  subject: string
  requester: Requester
  /** Two in three are about a farm. */
  isAboutFarm: boolean
  priority: Priority
  status: string
  category: StatusCategory
  isActive: boolean
  assignee: AgentActor | null
  additional: AgentActor[]
  tagIds: TagId[]
  lines: Line[]
  summary: ReturnType<typeof summaryOf>
}

/** Draws agents and tags: the busiest has a multiple of the least busy. */
const agentAt = zipf(50, 0.4)
const tagAt = zipf(40)

export function ticketStory(number: number, count: number, people: People, random: Random): Story {
  const at = askedAt(number, count)
  const language: Language = random.chance(0.7) ? "nl" : "en"
  const requester = people.requesters[Math.floor(people.requesters.length * random.next() ** 1.4)] as Requester
  const answers = people.agents[agentAt(random)] as AgentActor
  const lines = conversation({ number, at, language, requester, answers }, random)
  const summary = summaryOf(lines)
  const isActive = random.chance(activeShare((number + 0.5) / count))
  const state = stateOf(isActive, summary, random)
  return {
    number,
    at,
    subject: subjectText(language, random),
    requester,
    isAboutFarm: random.chance(2 / 3),
    priority: priorityOf(random),
    ...state,
    isActive,
    assignee: random.chance(assignedShare[state.category] ?? 1) ? answers : null,
    additional: random.chance(0.04) ? [random.pick(people.agents)].filter((agent) => agent !== answers) : [],
    tagIds: tagsOf(people, random),
    lines,
    summary,
  }
}

/** Of the newest nearly all, of the older ever fewer, of the oldest 3 %: together 8 %. */
function activeShare(age: number): number {
  return 0.95 * Math.exp((age - 1) / 0.05) + 0.0325
}

const assignedShare: Partial<Record<StatusCategory, number>> = { new: 0.45, active: 0.9, waiting: 0.95 }

function stateOf(isActive: boolean, { firstResponseAt, lastMessageBy }: Story["summary"], random: Random) {
  const state = (status: string, category: StatusCategory) => ({ status, category })
  if (!isActive) return random.chance(0.05) ? state("resolved", "resolved") : state("closed", "closed")
  if (!firstResponseAt) return state("open", "new")
  const isWaiting = lastMessageBy === "agent" && random.chance(0.6)
  return isWaiting ? state("waiting_on_customer", "waiting") : state("in_progress", "active")
}

function priorityOf(random: Random): Priority {
  const drawn = random.next()
  if (drawn < 0.03) return "urgent"
  if (drawn < 0.15) return "high"
  return drawn < 0.8 ? "normal" : "low"
}

/** None on a quarter, one on most, rarely three. */
function tagsOf({ tags }: People, random: Random): TagId[] {
  const drawn = random.next()
  const count = drawn < 0.25 ? 0 : 1 + Number(drawn > 0.7) + Number(drawn > 0.92)
  const found = Array.from({ length: count }, () => tags[tagAt(random)]?.id).filter((id) => id !== undefined)
  return [...new Set(found)]
}

/** When its last public message came, or now: later looks can't have been. */
export function lookedAt({ summary }: Story, random: Random): Date {
  return new Date(Math.min(benchNow.getTime(), summary.lastMessageAt.getTime() + random.exponential(3_600_000)))
}
