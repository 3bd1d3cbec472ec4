import { afterEach, expect, test, vi } from "vitest"
import { draftPort } from "./draft-port"

afterEach(() => void vi.unstubAllGlobals())

test("drafts are asked for, kept and thrown away by the methods that the server takes", async () => {
  const asked: string[] = []
  vi.stubGlobal("fetch", async (address: string, { method = "GET" }: RequestInit) => {
    asked.push(`${method} ${address}`)
    return Response.json({ ok: true, given: null })
  })
  const port = draftPort("tic_1")
  await port.load()
  await port.save({ visibility: "public", body: "Hoi" }, 1, false)
  port.discard(2)
  const at = "/admin/support/tic_1/draft"
  expect(asked).toEqual([`GET ${at}`, `POST ${at}`, `POST ${at}/discard`])
})
