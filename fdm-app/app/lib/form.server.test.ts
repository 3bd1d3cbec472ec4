import { expect, test } from "vitest"
import { bodyLength, readForm } from "./form.server"

function posted(body: BodyInit, headers: Record<string, string> = {}) {
  const request = new Request("http://localhost/support/new", { method: "POST", body, headers })
  request.headers.set("Content-Length", headers["Content-Length"] ?? "9")
  return request
}

test("line breaks are as they were typed, and of a field that comes twice the last one counts", async () => {
  const form = new URLSearchParams([
    ["body", "een\r\ntwee"],
    ["to", "a"],
    ["to", "b"],
    ["__proto__", "x"],
  ])
  const fields = await readForm(posted(form))
  expect(fields).toMatchObject({ body: "een\ntwee", to: "b" })
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
})

test.for([
  ["JSON", '{"body":"x"}', "application/json"],
  ["half a multipart form", "abc", "multipart/form-data; boundary=x"],
  ["plain text", "body=x", "text/plain"],
] as const)("%s is no form", async ([, body, type]) => {
  await expect(readForm(posted(body, { "Content-Type": type }))).rejects.toMatchObject({ code: "invalid_input" })
})

test("a form that is too large, or does not say how large it is, is not begun to be read", async () => {
  const large = posted("a=b", { "Content-Length": "10000000" })
  await expect(readForm(large)).rejects.toMatchObject({ code: "too_large" })
  expect(large.bodyUsed).toBe(false)
  expect(bodyLength(new Headers({ "Transfer-Encoding": "chunked" }))).toBe(Number.POSITIVE_INFINITY)
  expect(bodyLength(new Headers())).toBe(0)
})
