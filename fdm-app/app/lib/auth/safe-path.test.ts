import { describe, expect, test } from "vitest"
import { safePath } from "./safe-path"

describe("safePath", () => {
  test.for(["/support", "/support?state=closed", "/admin/support/tic_1?view=mine&x=%2F%2F", "/a//b", "/%zz", "/"])(
    "%s is a place of ours",
    (path) => expect(safePath(path)).toBe(path),
  )

  test.for([
    "",
    undefined,
    "support",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/support\\..\\evil",
    "\u0000/support",
    "/..//evil.example",
    "/.//evil.example",
    "/%2e%2e//evil.example",
    "/a/..//evil.example",
    "/a/../\\evil.example",
    `/support?q=${"a".repeat(2_000)}`,
    null,
  ])("%j leads home", (path) => expect(safePath(path)).toBe("/"))

  test("a fragment is left behind, because a redirect would carry it to another page", () => {
    expect(safePath("/support#details")).toBe("/support")
  })
})
