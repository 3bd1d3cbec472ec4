import { eq, gt, isNull, sql } from "drizzle-orm"
import { describe, expect, onTestFinished, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { untilBlocked } from "../../../testing/until-blocked.js"
import type { Actor, AgentActor } from "../access/index.js"
import { erasures, replyDrafts } from "../db/schema-helpdesk.js"
import type { Db, MessageId, Person, TicketId } from "../kernel/index.js"
import { egbert, tracesIn } from "../testing/a-life.js"
import { anAgent, aPerson, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { untilTaken } from "../testing/until-taken.js"
import {
  addMessage,
  assignTicket,
  createTicket,
  deleteMessage,
  editMessage,
  endErasures,
  getDraft,
  saveDraft,
  updateTicket,
  updateTicketStatus,
} from "../ticket/index.js"
import { anonymizeRequester } from "./anonymize-requester.js"

const host: Actor = { type: "system", name: "host" }
const later = minutesAfter(noon, 60)
const named = "Beste Egbertus Zwaluwstaart, kijk even."

type Scene = { db: Db; agent: AgentActor; ticketId: TicketId; noteId: MessageId; revision: number }

/** A ticket of somebody who is going to be erased, with a note and another agent's draft that say nothing of them. */
async function aScene(db: Db): Promise<Omit<Scene, "db"> & { person: Person; writer: AgentActor }> {
  const person = egbert()
  const [agent, writer] = [await anAgent(db), await anAgent(db, { role: "manager" })]
  const { id: ticketId } = await aTicket(db, { requester: await aRequester(db, person) })
  const { id: noteId } = await addMessage(db, agent, { ticketId, body: "Hm.", visibility: "internal" }, noon)
  const draft = await saveDraft(db, writer, { ticketId, visibility: "internal", body: "Tja." }, noon)
  return { person, agent, writer, ticketId, noteId, revision: draft?.revision ?? 0 }
}

const erase = (db: Db, { principalId }: Person) => anonymizeRequester(db, host, { principalId }, later)

/** Resolves when work that was begun on another connection waits for a lock that `tx` has. */
async function untilItWaits(tx: Db, work: Promise<unknown>): Promise<void> {
  work.catch(() => undefined)
  await untilBlocked(tx)
}

/** Erases by two connections: `atEnd` is done when all is erased and nothing of it is over, `behind` when that is and nobody said so. */
function eraseInSteps(db: Db, person: Person, { atEnd, behind }: { atEnd?: () => void; behind?: () => void }) {
  const steps = new Proxy(db, {
    get: (of, name) =>
      name === "transaction"
        ? async (run: (tx: Db) => Promise<unknown>) => {
            const done = await of.transaction(async (tx) => {
              const erased = await run(tx)
              atEnd?.()
              return erased
            })
            behind?.()
            return done
          }
        : Reflect.get(of, name),
  })
  return erase(steps, person)
}

/** How far the clock of a process is from the database's. */
const clocks = [0, 45, -45]

function clockIsOff(seconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 })
  onTestFinished(() => void vi.useRealTimers())
}

const texts: [string, (scene: Scene) => Promise<unknown>][] = [
  ["a first draft", ({ db, agent, ticketId }) => saveDraft(db, agent, { ticketId, visibility: "public", body: named })],
  ["a note", ({ db, agent, ticketId }) => addMessage(db, agent, { ticketId, visibility: "internal", body: named })],
  ["a reply", ({ db, agent, ticketId }) => addMessage(db, agent, { ticketId, visibility: "public", body: named })],
  [
    "an edit",
    ({ db, agent, ticketId, noteId }) => editMessage(db, agent, { ticketId, messageId: noteId, body: named }),
  ],
  ["a subject", ({ db, agent, ticketId }) => updateTicket(db, agent, { ticketId, subject: named })],
  ["a reason", ({ db, agent, ticketId }) => updateTicketStatus(db, agent, { ticketId, to: "resolved", reason: named })],
]

describe("a text that comes while somebody is erased", () => {
  test.for(texts)("waits, and is refused when it comes after: %s", async ([, write], { db, fdm }) => {
    const scene = await aScene(db)
    const other = await fdm.another()
    let writing: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await erase(tx, scene.person)
      writing = write({ ...scene, db: other })
      await untilItWaits(tx, writing)
    })
    await expect(writing).rejects.toMatchObject({ code: "conflict" })
    expect(await tracesIn(db, scene.person)).toEqual([])
  })

  test.for(texts.flatMap(([text, write]) => clocks.map((seconds) => [text, seconds, write] as const)))(
    "is refused when it was asked for before, and reached the database after: %s, by a clock that is %i s off",
    async ([, seconds, write], { db, fdm }) => {
      const scene = await aScene(db)
      const other = await fdm.another()
      clockIsOff(seconds)
      let writing: Promise<unknown> = Promise.resolve()
      await other.transaction(async () => {
        // The one connection of that handle is taken, so nothing is sent before this ends.
        writing = write({ ...scene, db: other })
        writing.catch(() => undefined)
        await erase(db, scene.person)
      })
      await expect(writing).rejects.toMatchObject({ code: "conflict" })
      expect(await tracesIn(db, scene.person)).toEqual([])
    },
  )

  describe.for(["atEnd", "behind"] as const)("in its last moment, %s", (moment) => {
    test.for(texts)("is refused when it reaches the database after: %s", async ([, write], { db, fdm }) => {
      const scene = await aScene(db)
      const other = await fdm.another()
      let writing: Promise<unknown> = Promise.resolve()
      await other.transaction(async () => {
        // The one connection of that handle is taken, so nothing is sent before this ends.
        const ask = () => {
          writing = write({ ...scene, db: other })
          writing.catch(() => undefined)
        }
        await eraseInSteps(db, scene.person, { [moment]: ask })
      })
      await expect(writing).rejects.toMatchObject({ code: "conflict" })
      expect(await tracesIn(db, scene.person)).toEqual([])
    })
  })

  test.for([
    ["waits", "had asked"],
    ["is late", "had asked"],
    ["is late", "had never asked"],
  ])("is refused as well when it writes them down anew: it %s, and they %s", async ([how, before], { db, fdm }) => {
    const person = egbert()
    const agent = await anAgent(db)
    const requester = { email: person.email, name: person.name }
    const { contactId } =
      before === "had asked"
        ? { contactId: (await createTicket(db, agent, { body: "Belde.", requester }, noon)).requesterId }
        : await aRequester(db, person)
    const other = await fdm.another()
    let writing: Promise<unknown> = Promise.resolve()
    const ask = () => {
      writing = createTicket(other, agent, { body: "Belde weer.", requester })
      writing.catch(() => undefined)
    }
    if (how === "waits")
      await db.transaction(async (tx) => {
        await anonymizeRequester(tx, host, { contactId }, later)
        ask()
        await untilItWaits(tx, writing)
      })
    else
      await other.transaction(async () => {
        ask()
        await anonymizeRequester(db, host, { contactId }, later)
      })
    await expect(writing).rejects.toMatchObject({ code: "conflict", details: { reason: "erased_meanwhile" } })
    expect(await tracesIn(db, person)).toEqual([])
    await endErasures(db)
    const stranger = { body: "Belt.", requester: { email: aPerson().email } }
    expect(await untilTaken(() => createTicket(db, agent, stranger))).toBeDefined()
  })

  test.for(texts)("goes when it came before: %s", async ([, write], { db, fdm }) => {
    const scene = await aScene(db)
    const other = await fdm.another()
    let erasing: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await write({ ...scene, db: tx })
      erasing = erase(other, scene.person)
      await untilItWaits(tx, erasing)
    })
    await erasing
    expect(await tracesIn(db, scene.person)).toEqual([])
  })

  test("on a ticket that they only wrote on is refused too, and the draft is as it was", async ({ db, fdm }) => {
    const { agent, writer, ticketId, revision } = await aScene(db)
    const person = egbert({ name: "Egbertus Zwaluwstaart" })
    const colleague = await anAgent(db, person)
    await addMessage(db, colleague, { ticketId, visibility: "internal", body: "Ik kijk." }, noon)
    const other = await fdm.another()
    let writing: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await anonymizeRequester(tx, host, { contactId: colleague.contactId }, later)
      writing = saveDraft(other, writer, { ticketId, visibility: "internal", body: named, revision })
      await untilItWaits(tx, writing)
    })
    await expect(writing).rejects.toMatchObject({ code: "conflict", details: { revision } })
    expect(await getDraft(db, writer, { ticketId })).toMatchObject({ body: "Tja.", revision })
    expect(await getDraft(db, agent, { ticketId })).toBeNull()
  })

  test.for([
    [
      "giving it to somebody",
      ({ db, agent, ticketId }) => assignTicket(db, agent, { ticketId, agentId: agent.agentId }),
    ],
    ["another status", ({ db, agent, ticketId }) => updateTicketStatus(db, agent, { ticketId, to: "resolved" })],
    ["deleting", ({ db, agent, ticketId, noteId }) => deleteMessage(db, agent, { ticketId, messageId: noteId })],
  ] as typeof texts)("is all that is refused, what says nothing waits its turn: %s", async ([, write], { db, fdm }) => {
    const scene = await aScene(db)
    const other = await fdm.another()
    let working: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await erase(tx, scene.person)
      working = write({ ...scene, db: other })
      await untilItWaits(tx, working)
    })
    await expect(working).resolves.not.toThrow()
  })

  test("is over when its eraser is told, also where another process wrote the end", async ({ db, fdm }) => {
    const { person } = await aScene(db)
    const other = await fdm.another()
    let ending: Promise<void> = Promise.resolve()
    const isOpen = isNull(erasures.endedAt)
    const steps = new Proxy(db, {
      get: (of, name) => {
        if (name !== "transaction") return Reflect.get(of, name)
        return async (run: (tx: Db) => Promise<unknown>) => {
          const done = await of.transaction(run)
          ending = endErasures(other)
          await expect.poll(() => db.$count(erasures, isOpen), { interval: 2 }).toBe(0)
          return done
        }
      },
    })
    await erase(steps, person)
    expect(await db.$count(erasures, gt(erasures.endedAt, sql`clock_timestamp()`))).toBe(0)
    await ending
  })

  test.for(clocks)(
    "and is written anew, knowing of it, is taken, by a clock that is %i s off",
    async (seconds, { db }) => {
      const { person, agent, ticketId } = await aScene(db)
      await erase(db, person)
      clockIsOff(seconds)
      const text = { ticketId, visibility: "internal", body: "Gewist." } as const
      expect(await untilTaken(() => saveDraft(db, agent, text))).not.toBeNull()
      await untilTaken(() => addMessage(db, agent, text, later))
      expect(await db.$count(replyDrafts, eq(replyDrafts.ticketId, ticketId))).toBe(0)
    },
  )
})
