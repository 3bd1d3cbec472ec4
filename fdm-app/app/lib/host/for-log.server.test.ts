import { FdmError } from "fdm-core/errors"
import { expect, test } from "vitest"
import { forLog, inBrief } from "./for-log.server"

const secret = "Mijn koeien zijn ziek"

function aDatabaseError() {
  const cause = Object.assign(new Error(`invalid byte sequence: ${secret}`), { code: "22021", detail: secret })
  const error = new Error(`Failed query: insert into messages\nparams: ${secret}\n    at ${secret}`, { cause })
  return Object.assign(error, { query: "insert into messages", params: [secret] })
}

test("of a database's error its state and its place are told, and nothing that somebody wrote", () => {
  const told = forLog(aDatabaseError())
  expect(told).not.toContain(secret)
  expect(told).toContain("22021")
  expect(told).toContain("aDatabaseError")
})

test("an error of ours and one of the code are told with their words", () => {
  expect(forLog(new FdmError("internal", "no such thing", { sqlState: "42P01" }))).toContain("no such thing")
  expect(forLog(new TypeError("x is not a function"))).toContain("TypeError: x is not a function\n    at ")
})

test("what may quote its input is told without its words", () => {
  let error: unknown
  try {
    JSON.parse(secret)
  } catch (caught) {
    error = caught
  }
  expect(forLog(error)).toMatch(/^SyntaxError\n {4}at /)
  expect(forLog(secret)).toBe("something that is no error was thrown")
})

test("in brief, what was expected is its code, and what was not is told whole", () => {
  expect(inBrief(new FdmError("unavailable", "Postmark did not take the request"))).toBe("unavailable")
  expect(inBrief(Object.assign(new Error(secret), { code: "ECONNREFUSED" }))).toBe("unavailable")
  expect(inBrief(aDatabaseError())).toContain("aDatabaseError")
  expect(inBrief(new Error(secret))).toMatch(/^Error\n {4}at /)
})
