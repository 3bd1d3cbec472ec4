import { expect, test } from "vitest"
import { safePath } from "./safe-path"

test.for(["/", "/support", "/support/tic_1?done=reply", "/a//b", "/%zz", "/admin/support?view=mine&cursor=x"])(
  "%s is a path of this site",
  (path) => {
    expect(safePath(path)).toBe(path)
  },
)

test.for([
  null,
  "",
  "support",
  "https://evil.example",
  "javascript:alert(1)",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/%2e%2e//evil.example",
  "/a/..//evil.example",
  "/a/../\\evil.example",
])("%s leads elsewhere or nowhere, so the fallback stands", (path) => {
  expect(safePath(path)).toBe("/")
})
