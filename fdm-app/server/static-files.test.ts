import { once } from "node:events"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { tempFolder } from "../../testing/temp-folder.ts"
import { staticFiles } from "./static-files.ts"

const text = "const field = 1\n".repeat(20_000)

/** A server of a folder with one file, that says so when a request is none of its own. */
async function aServer() {
  const folder = await tempFolder()
  await mkdir(join(folder, "assets"))
  await writeFile(join(folder, "assets", "map.js"), text)
  const files = staticFiles(folder)
  const server = createServer((request, response) =>
    files(request, response, () => response.writeHead(404).end("not a file")),
  ).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const get = (init?: RequestInit) => fetch(`http://127.0.0.1:${port}/assets/map.js`, init)
  return { get, port, folder }
}

test("a file is sent whole, to be kept for ever, and what is no file is passed on", async () => {
  const { get, port } = await aServer()
  const answer = await get()
  expect(answer.headers.get("Cache-Control")).toContain("immutable")
  expect(await answer.text()).toBe(text)
  expect(await (await fetch(`http://127.0.0.1:${port}/assets/%zz`)).text()).toBe("not a file")
  expect(await (await get({ method: "POST" })).text()).toBe("not a file")
})

test.for(["bytes=5-2", "bytes=-5--1", "bytes=1e99-2", "bytes=99999999999999999999-", "bytes=abc", "bytes=0-0,-1"])(
  "asking for the part %s gets the whole file, and the server goes on",
  async (Range) => {
    const { get } = await aServer()
    expect(await (await get({ headers: { Range } })).text()).toBe(text)
  },
)

test("a file that went away breaks off its own answer, and the server goes on", async () => {
  const { get, folder } = await aServer()
  await rm(join(folder, "assets", "map.js"))
  await expect(get().then((answer) => answer.text())).rejects.toThrow()
  await writeFile(join(folder, "assets", "map.js"), text)
  expect(await (await get()).text()).toBe(text)
})

test("a reader who leaves half-way leaves the server whole", async () => {
  const { get, port } = await aServer()
  for (let reader = 0; reader < 20; reader++) {
    const socket = connect(port, "127.0.0.1")
    socket.write("GET /assets/map.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
    await once(socket, "data")
    socket.destroy()
  }
  expect(await (await get()).text()).toBe(text)
})
