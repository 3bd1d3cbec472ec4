import { expect, test } from "vitest"
import type { Conversation } from "./conversation.ts"
import { conversations } from "./conversations/index.ts"

const messagesOf = ({ text, thread = [] }: Conversation) => [
  text,
  ...thread.flatMap((step) => ("text" in step ? [step.text] : [])),
]

test("no question, subject or answer is told twice", () => {
  const texts = conversations.map(({ text }) => text)
  const subjects = conversations.map(({ subject }) => subject)
  const answers = conversations.flatMap(({ thread = [] }) =>
    thread.flatMap((step) => (step.type === "reply" ? [step.text] : [])),
  )

  for (const list of [texts, subjects, answers]) expect(new Set(list).size).toBe(list.length)
})

test("threads are as long as real ones: one to eight messages", () => {
  const lengths = conversations.map((conversation) => messagesOf(conversation).length)

  expect(Math.min(...lengths)).toBe(1)
  expect(Math.max(...lengths)).toBe(8)
})

test("nobody in a text has an address or a telephone number", () => {
  const texts = conversations.flatMap(messagesOf).join("\n")

  expect(texts).not.toMatch(/\S@\S+\.\S/)
  expect(texts).not.toMatch(/\b0\d{1,3}[- ]?\d{6,8}\b/)
})

test("what nobody has picked up has no thread, and what is open has no answer yet", () => {
  for (const { state, agent, thread = [] } of conversations) {
    if (state === "unassigned") expect({ agent, thread }).toEqual({ agent: undefined, thread: [] })
    else expect(agent).toBeDefined()
    if (state === "open") expect(thread.filter((step) => step.type === "reply")).toEqual([])
  }
})
