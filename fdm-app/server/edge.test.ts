import { createHash } from "node:crypto"
import { once } from "node:events"
import { createServer, type RequestListener } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { describe, expect, onTestFinished, test } from "vitest"
import { answerBrokenRequests, edgeOf, patience } from "./edge.ts"
import { refusalPage, wayBack } from "./refusal-page.ts"

const publicUrl = new URL("https://fdm.example")

const hello: RequestListener = (_request, response) => void response.end("hello")

/** A server behind the edge; `say` sends bytes as they are and gives all that comes back. */
async function aServer({ url = publicUrl, app = hello, options = patience } = {}) {
  const edge = edgeOf(url)
  const server = createServer(options, (request, response) => edge(request, response, () => app(request, response)))
  answerBrokenRequests(server, url)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo

  async function say(...parts: string[]): Promise<string> {
    const socket = connect(port, "127.0.0.1").setEncoding("latin1")
    let said = ""
    socket.on("data", (text) => {
      said += text
    })
    socket.on("error", () => undefined)
    for (const part of parts) socket.write(part)
    await once(socket, "close")
    return said
  }
  return { say, server, port }
}

const everywhere = [
  /^x-content-type-options: nosniff\r$/im,
  /^referrer-policy: same-origin\r$/im,
  /^cross-origin-opener-policy: same-origin\r$/im,
  /^permissions-policy: camera=/im,
  /^content-security-policy: .*frame-ancestors 'none'/im,
]

function expectHeaders(answer: string) {
  for (const header of everywhere) expect(answer).toMatch(header)
}

const last = "Host: fdm.example\r\nConnection: close\r\n"

test.for([
  ["what the app answers", `GET / HTTP/1.1\r\n${last}\r\n`, 200],
  ["another method", `DELETE / HTTP/1.1\r\n${last}\r\n`, 405],
  ["a method that is none", `NONSENSE / HTTP/1.1\r\n${last}\r\n`, 400],
  ["an address that can't be decoded", `GET /%zz HTTP/1.1\r\n${last}\r\n`, 400],
  ["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
  ["no HTTP at all", "nonsense\r\n\r\n", 400],
  ["two lengths", `POST / HTTP/1.1\r\n${last}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx`, 400],
  [
    "a length and pieces",
    `POST / HTTP/1.1\r\n${last}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ["a header of 100 kB", `GET / HTTP/1.1\r\n${last}X: ${"x".repeat(100_000)}\r\n\r\n`, 431],
  ["10,000 cookies", `GET / HTTP/1.1\r\n${last}Cookie: ${"a;".repeat(10_000)}\r\n\r\n`, 431],
  ["1,000 cookies", `GET / HTTP/1.1\r\n${last}Cookie: ${"a;".repeat(1_000)}\r\n\r\n`, 431],
  ["1,000 headers", `GET / HTTP/1.1\r\n${last}${"a: b\r\n".repeat(1_000)}\r\n`, 431],
  [
    "a form of another site",
    `POST / HTTP/1.1\r\n${last}Origin: https://evil.example\r\nContent-Length: 0\r\n\r\n`,
    403,
  ],
] as const)("%s is answered with our headers", async ([, bytes, status]) => {
  const { say } = await aServer()
  const answer = await say(bytes)
  expect(answer.split("\r\n")[0]).toContain(`HTTP/1.1 ${status} `)
  expectHeaders(answer)
})

test("who asks for headers alone is refused with headers alone", async () => {
  const { say } = await aServer()
  for (const bytes of [
    `HEAD / HTTP/1.1\r\n${last}X: ${"x".repeat(17_000)}\r\n\r\n`,
    `HEAD /%zz HTTP/1.1\r\n${last}\r\n`,
  ])
    expect(await say(bytes)).toMatch(/^HTTP\/1.1 4\d\d [\s\S]*\r\n\r\n$/)
})

test("https is promised where the public address has it, and not elsewhere", async () => {
  for (const bytes of [`GET / HTTP/1.1\r\n${last}\r\n`, "nonsense\r\n\r\n", `PUT / HTTP/1.1\r\n${last}\r\n`]) {
    expect(await (await aServer()).say(bytes)).toMatch(/^strict-transport-security: max-age=31536000\r$/im)
    expect(await (await aServer({ url: new URL("http://localhost:3000") })).say(bytes)).not.toMatch(/transport/i)
  }
})

test("a refusal says in the reader's language what to do, and nothing of what was asked for", async () => {
  const { say } = await aServer({ url: new URL("http://localhost:3000") })
  const post = (headers: string) =>
    say(`POST /support/new HTTP/1.1\r\n${last}${headers}Origin: http://127.0.0.1:3000\r\nContent-Length: 0\r\n\r\n`)
  const dutch = await post("Accept-Language: nl\r\n")
  expect(dutch).toContain('<html lang="nl">')
  expect(dutch).toContain('<a href="http://localhost:3000/support/new">')
  expect(dutch).toContain('<a href="http://localhost:3000/">Naar de startpagina')
  expect(dutch).not.toMatch(/127\.0\.0\.1|Nothing was sent/)
  const english = await post("Accept-Language: de, en;q=0.8\r\n")
  expect(english).toContain("Nothing was sent")
  expect(english).not.toContain("Er is niets")
  expect(await post("Accept-Language: de\r\n")).toMatch(/Er is niets verstuurd[\s\S]*Nothing was sent/)
})

test("the page of a refusal runs nothing and has the one style that its policy names", async () => {
  const { say } = await aServer()
  for (const bytes of [
    `DELETE / HTTP/1.1\r\n${last}\r\n`,
    `GET / HTTP/1.1\r\n${last}X: ${"x".repeat(100_000)}\r\n\r\n`,
  ]) {
    const answer = Buffer.from(await say(bytes), "latin1").toString()
    const [, style = ""] = /<style>([\s\S]*)<\/style>/.exec(answer) ?? []
    const hash = createHash("sha256").update(style).digest("base64")
    expect(answer).toContain(`style-src 'sha256-${hash}'`)
    expect(answer).toContain("default-src 'none'")
  }
})

describe("where to go on from", () => {
  const own = new URL("https://fdm.example")
  const back = (url: string, headers: { host?: string; referer?: string } = {}) => wayBack({ url, headers }, own)?.href

  test("is what was asked for, or the page that the form stood on", () => {
    expect(back("/support?view=all")).toBe("https://fdm.example/support?view=all")
    const headers = { host: "10.0.0.1:3000", referer: "http://10.0.0.1:3000/support/tic_1" }
    expect(back("/support/tic_1/reply", headers)).toBe("https://fdm.example/support/tic_1")
    expect(back("/support/new", { host: "fdm.example", referer: "https://evil.example/x" })).toBe(
      "https://fdm.example/support/new",
    )
    expect(back(`/support?q=${"a".repeat(13_000)}`)).toBe("https://fdm.example/support")
  })

  test("never is another origin, nor anything that breaks out of the page", () => {
    for (const url of [
      "//evil.example/x",
      "/\\evil.example",
      "/@evil.example",
      "https://evil.example",
      "@evil.example",
      "*",
      "",
    ])
      expect(back(url)?.startsWith("https://fdm.example/") ?? true, url).toBe(true)
    for (const url of ["/%zz", "/%00", `/${"a".repeat(13_000)}`]) expect(back(url), url).toBeUndefined()
    const page = refusalPage(403, own, { back: wayBack({ url: `/"><script>x</script>'&?"'><b>`, headers: {} }, own) })
    expect(page).not.toMatch(/<script|<b>|"'/)
  })
})

describe("time", () => {
  const options = { ...patience, headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 }

  test("headers that trickle are answered and let go of", async () => {
    const { say } = await aServer({ options })
    const answer = await say("GET / HTTP/1.1\r\n", "Host: fdm.example\r\nX: ")
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expectHeaders(answer)
  })

  test("so is a body, and whoever reads it is told that no more comes", async () => {
    const ends: string[] = []
    const app: RequestListener = (request) => void request.on("aborted", () => ends.push("aborted")).resume()
    const { say } = await aServer({ options, app })
    expect(await say(`POST / HTTP/1.1\r\n${last}Content-Length: 100\r\n\r\nabc`)).toMatch(/^HTTP\/1.1 408 /)
    await expect.poll(() => ends).toEqual(["aborted"])
  })

  test("an answer may go on for longer: live events do", async () => {
    const { server, say } = await aServer({
      options,
      app: (request, response) => void (request.method === "GET" ? response.write("first ") : request.resume()),
    })
    const begun = once(server, "request")
    const answer = say(`GET / HTTP/1.1\r\n${last}\r\n`)
    const [, response] = await begun
    // One that comes later and takes too long has been let go of before the first ends.
    expect(await say(`POST / HTTP/1.1\r\n${last}Content-Length: 100\r\n\r\nabc`)).toMatch(/^HTTP\/1.1 408 /)
    response.end("last")
    expect(await answer).toMatch(/first .*last/s)
  })
})

test("a body that nobody reads doesn't keep the next request on its connection waiting", async () => {
  const { say } = await aServer({
    app: (request, response) => {
      request.on("data", () => request.pause())
      setImmediate(() => response.end("read enough"))
    },
  })
  const body = "x".repeat(500_000)
  const kept = "Host: fdm.example\r\n"
  const answers = await say(
    `POST / HTTP/1.1\r\n${kept}Content-Length: ${body.length}\r\n\r\n${body}`,
    `GET / HTTP/1.1\r\n${last}\r\n`,
  )
  expect(answers.match(/read enough/g)).toHaveLength(2)
})
