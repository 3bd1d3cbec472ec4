import { once } from "node:events"
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http"

export type Asked = { method: string; url: URL; headers: IncomingHttpHeaders; body: unknown }

/** A local HTTP server that answers as `answer` says, for tests of adapters with the real client of a provider. */
export async function jsonServer(answer: (asked: Asked, response: ServerResponse) => void) {
  const server = createServer(async (request, response) => {
    let text = ""
    for await (const chunk of request.setEncoding("utf8")) text += chunk
    const url = new URL(request.url ?? "/", "http://localhost")
    answer(
      { method: request.method ?? "", url, headers: request.headers, body: text ? JSON.parse(text) : null },
      response,
    )
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  if (typeof address !== "object" || address === null) throw new Error("a listening server has an address")
  return {
    host: `127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    },
  }
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}
