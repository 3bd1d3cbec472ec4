import { expect, test } from "vitest"
import { loggingTo } from "./logging.js"

function lines(...said: [string, string, ...unknown[]]): string[] {
  const kept: string[] = []
  loggingTo((level, message) => kept.push(`${level}: ${message}`)).logger.log(...said)
  return kept
}

test.for([
  ["error", "Invalid origin: https://evil.example"],
  ["error", "Invalid callbackURL: https://evil.example/anna@example.org"],
  ["warn", "User not found"],
  ["warn", "Invalid password"],
  ["warn", "Password is too short"],
] as const)("%s %s is a client's mistake, and no line of the log", ([level, message]) => {
  expect(lines(level, message)).toEqual([])
})

test("what is wrong with the host is a line, with no more of an error than its kind", () => {
  const error = Object.assign(new TypeError("anna@example.org"), { code: "23505" })
  expect(lines("error", "Failed to create user", error, { email: "anna@example.org" })).toEqual([
    "error: Failed to create user TypeError 23505",
  ])
})

test("that a request names no client is not told in words about settings that a host doesn't have", () => {
  const said = "Rate limiting could not determine a client IP and is falling back to a single shared per-path bucket."
  expect(lines("warn", `${said} Ensure that ...`)).toEqual([])
  expect(lines("warn", "Rate limiting is off")).toEqual(["warn: Rate limiting is off"])
})
