import type { Conversation, EndState } from "./conversation.ts"
import { type Hours, nextWithin, officeHours, wakingHours } from "./opening-hours.ts"
import { hashOf, randomFor } from "./random.ts"
import { type Act, scriptOf } from "./script.ts"

/**
 * When things happened. How long ago a question came depends on where it stands: untouched ones are minutes to a day
 * old, closed ones go back three months. From there on every act follows after its own pause, agents in office hours and
 * farmers when they are awake. What would end up in the future begins earlier instead.
 */
export type TimedAct = { act: Act; at: Date }
export type Planned = { conversation: Conversation; acts: TimedAct[] }

const minuteMs = 60_000
const hour = 60
const day = 24 * hour

/** Youngest and oldest question of each state, in minutes before now. */
const ages: Record<EndState, [number, number]> = {
  unassigned: [3, 28 * hour],
  open: [40, 2.5 * day],
  in_progress: [3 * hour, 12 * day],
  waiting: [5 * hour, 15 * day],
  resolved: [20 * hour, 24 * day],
  closed: [8 * day, 90 * day],
}

/** Shortest and longest time before an act, in minutes. */
const pauses: Record<Act["do"], [number, number]> = {
  ask: [0, 0],
  assign: [6, 100],
  reply: [8, 150],
  note: [5, 80],
  answer: [20, 14 * hour],
  prioritise: [2, 15],
  move: [15, 4 * hour],
  look: [4, 5 * hour],
  close: [2 * hour, 5 * day],
}

/** Plans all conversations, the oldest question first. */
export function planOf(conversations: readonly Conversation[], now: Date): Planned[] {
  const states = Object.keys(ages) as EndState[]
  return states
    .flatMap((state) => planState(shuffled(conversations.filter((one) => one.state === state)), ages[state], now))
    .sort((a, b) => askedAt(a) - askedAt(b))
}

function planState(conversations: Conversation[], [youngest, oldest]: [number, number], now: Date): Planned[] {
  return conversations.map((conversation, index) => {
    const share = index / Math.max(1, conversations.length - 1)
    // Geometric, so that there is more of the recent than of the old; the first is as young as it can be.
    const age = youngest * (oldest / youngest) ** (conversation.state === "closed" ? share ** 0.6 : share)
    return { conversation, acts: timed(conversation, age, index % 5 < 3, now) }
  })
}

/** Mixes the subjects; what is urgent came in last. */
function shuffled(conversations: Conversation[]): Conversation[] {
  const rank = (one: Conversation) => (one.priority === "urgent" ? 0 : 1)
  return conversations.toSorted((a, b) => rank(a) - rank(b) || hashOf(a.subject) - hashOf(b.subject))
}

function timed(conversation: Conversation, age: number, isClosedByRequester: boolean, now: Date): TimedAct[] {
  const acts = scriptOf(conversation, isClosedByRequester)
  for (let earlier = 0; ; earlier += 5 * hour) {
    const random = randomFor(`${conversation.subject} ${earlier}`)
    const timedActs = follow(acts, new Date(now.getTime() - (age + earlier) * minuteMs), random)
    const last = timedActs.at(-1)
    if (last && last.at.getTime() < now.getTime() - minuteMs) return timedActs
  }
}

function follow(acts: Act[], start: Date, random: () => number): TimedAct[] {
  let at = start
  return acts.map((act) => {
    const [least, most] = pauses[act.do]
    const pause = least + (most - least) * random() ** 2
    const wanted = new Date(at.getTime() + Math.round(pause * minuteMs))
    at = act.do === "ask" && acts.length === 1 ? wanted : nextWithin(wanted, hoursOf(act), Math.round(random() * 50))
    return { act, at }
  })
}

function hoursOf(act: Act): Hours {
  return "by" in act && act.by !== "requester" ? officeHours : wakingHours
}

function askedAt({ acts }: Planned): number {
  return acts[0]?.at.getTime() ?? 0
}
