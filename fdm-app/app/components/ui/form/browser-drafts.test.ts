import { beforeEach, expect, test, vi } from "vitest"
import { draftKey, dropDraft, dropDrafts, findDraft, keepDraft } from "./browser-drafts"

/** As a browser's: its keys are its own properties. */
function aStorage() {
  const storage: Record<string, string> = {}
  const hidden = (value: unknown) => ({ value, enumerable: false })
  return Object.defineProperties(storage, {
    setItem: hidden((key: string, text: string) => {
      storage[key] = text
    }),
    getItem: hidden((key: string) => storage[key] ?? null),
    removeItem: hidden((key: string) => void delete storage[key]),
  })
}

beforeEach(() => {
  vi.stubGlobal("localStorage", aStorage())
  return () => vi.unstubAllGlobals()
})

const own = draftKey("usr_jan", "ask")
const others = draftKey("usr_piet", "ask")
const day = 24 * 3_600_000

test("a draft is found by its person and form, until it is dropped", () => {
  keepDraft(own, { body: "Mijn percelen zijn weg" }, 1000)
  expect(findDraft(own, 2000)).toEqual({ typed: { body: "Mijn percelen zijn weg" }, at: 1000 })
  expect(findDraft(others)).toBeUndefined()
  expect(findDraft(draftKey("usr_jan", "tic_1/reply"))).toBeUndefined()
  dropDraft(own)
  expect(findDraft(own)).toBeUndefined()
})

test("a week later it is gone", () => {
  keepDraft(own, { body: "Oud" }, 0)
  expect(findDraft(own, 7 * day)).toBeDefined()
  expect(findDraft(own, 7 * day + 1)).toBeUndefined()
})

test("who signs in finds their own alone, and after signing out nobody finds anything", () => {
  localStorage.setItem("theme", "dark")
  const janine = draftKey("usr_janine", "ask")
  for (const key of [own, others, janine]) keepDraft(key, { body: key })
  keepDraft(draftKey("usr_jan", "old"), { body: "Oud" }, 0)
  dropDrafts({ except: "usr_jan" })
  expect(Object.keys(localStorage)).toEqual(["theme", own])
  dropDrafts()
  expect(Object.keys(localStorage)).toEqual(["theme"])
})

test.for(["null", "{", '"text"', '{"typed":1}', '{"typed":{"body":"x"}}'])("%s is no draft", (text) => {
  localStorage.setItem(own, text)
  expect(findDraft(own)).toBeUndefined()
})

test("a browser that keeps nothing is no error", () => {
  vi.stubGlobal("localStorage", undefined)
  keepDraft(own, { body: "x" })
  dropDrafts()
  expect(findDraft(own)).toBeUndefined()
})
