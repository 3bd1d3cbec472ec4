import { expect, test } from "vitest"
import { readForm } from "./form.server"

const urlencoded = "application/x-www-form-urlencoded"

function posted(body: BodyInit, { type = urlencoded, to = "/signin" } = {}) {
  return new Request(`http://localhost${to}`, { method: "POST", body, headers: { "Content-Type": type } })
}

/** A body that comes in pieces, each of a kilobyte, and never ends by itself. */
function endless() {
  const piece = new TextEncoder().encode("a".repeat(1_000))
  let pieces = 0
  const stream = new ReadableStream({
    pull: (controller) => {
      pieces++
      controller.enqueue(piece)
    },
  })
  const init = { method: "POST", body: stream, duplex: "half", headers: { "Content-Type": urlencoded } }
  return { request: new Request("http://localhost/signin", init as RequestInit), pieces: () => pieces }
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

test("what people type arrives as they typed it", async () => {
  const body = '1 + 1 = 2 & 100 % meer, \'t "Hoge" Land: 🚜 é\u200b\t='
  const form = new URLSearchParams({ body, "naam = &": "", leeg: "" })
  expect(await readForm(posted(form))).toEqual({ body, "naam = &": "", leeg: "" })
  expect(await readForm(posted("zonder&&=x&"))).toEqual({ zonder: "", "": "x" })
  expect(await readForm(posted("", { type: "text/plain" }))).toEqual({})
})

test.for([
  ["JSON", '{"body":"x"}', "application/json"],
  ["half a multipart form", "abc", "multipart/form-data; boundary=x"],
  ["a multipart form without a boundary", "abc", "multipart/form-data"],
  ["plain text", "body=x", "text/plain"],
  ["what is called two things", "body=x", `text/plain; ${urlencoded}`],
] as const)("%s is no form: 415", async ([, body, type]) => {
  await expect(readForm(posted(body, { type }))).rejects.toMatchObject({ code: "invalid_input", status: 415 })
})

test.for([
  ["half an escape", "body=%"],
  ["an escape of no number", "body=%zz"],
  ["an escape that is no UTF-8", "body=%ff"],
  ["half a pair of UTF-16", "body=%ED%A0%80"],
  ["a name that is none", "%f0%28=x"],
  ["bytes that are no UTF-8", new Uint8Array([98, 61, 255])],
] as const)("%s is no form: 400", async ([, body]) => {
  await expect(readForm(posted(body))).rejects.toMatchObject({ code: "invalid_input", status: 400 })
})

test("a form that says that it is too large is not begun to be read", async () => {
  const { request } = endless()
  request.headers.set("Content-Length", "50001")
  await expect(readForm(request)).rejects.toMatchObject({ code: "too_large" })
  expect(request.bodyUsed).toBe(false)
})

test.for([undefined, "10"])(
  "a form without end that says it is %s bytes long is read no further than it may weigh",
  async (said) => {
    const { request, pieces } = endless()
    if (said) request.headers.set("Content-Length", said)
    await expect(readForm(request)).rejects.toMatchObject({ code: "too_large" })
    expect(pieces()).toBeLessThan(60)
  },
)

test("fields are counted before they are taken apart, by what their address takes", async () => {
  const most = new URLSearchParams(Array.from({ length: 100 }, (_, at) => [`f${at}`, ""]))
  expect(Object.keys(await readForm(posted(most)))).toHaveLength(100)
  await expect(readForm(posted(`${most}&more=`))).rejects.toMatchObject({ code: "too_large" })
  await expect(readForm(posted("a&".repeat(25_000)))).rejects.toMatchObject({ code: "too_large" })
  await expect(readForm(posted("&".repeat(1_000_000), { to: "/support/new" }))).rejects.toMatchObject({
    code: "too_large",
  })
})

test.for([
  "/support/new",
  "/support/new.data",
  "/support/tic_1/reply",
  "/support/tic_1/reply.data",
  "/admin/support/new?farm=frm_1",
  "/admin/support/tic_1/message",
  "/admin/support/tic_1/edit.data?index",
  "/admin/support/tic_1/draft",
])("%s takes the longest message, in whatever alphabet", async (to) => {
  const body = "草".repeat(250_000)
  expect(await readForm(posted(new URLSearchParams({ body }), { to }))).toEqual({ body })
})

test.for([
  "/signin",
  "/support/tic_1/close",
  "/support",
  "/new",
  "/nowhere",
  "/x/support/new",
  "/admin/support/tic_1/tags.data",
])("%s takes a few short fields", async (to) => {
  expect(await readForm(posted(`a=${"x".repeat(49_998)}`, { to }))).toBeTruthy()
  await expect(readForm(posted(`a=${"x".repeat(49_999)}`, { to }))).rejects.toMatchObject({ code: "too_large" })
})
