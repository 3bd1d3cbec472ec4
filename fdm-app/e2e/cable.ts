import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"

/** Stands between the app and its database, so that the connection can be cut and mended. */
export type Cable = { port: number; cut(): void; mend(): void; close(): void }

/** Passes on what comes in on a free port to another. */
export async function layCable(to: number): Promise<Cable> {
  const sockets = new Set<Socket>()
  let isCut = false
  const server: Server = createServer((client) => {
    if (isCut) return void client.destroy()
    const upstream = connect(to, "127.0.0.1")
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on("error", () => other.destroy())
      one.on("close", () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut() {
      isCut = true
      hangUp()
    },
    mend() {
      isCut = false
    },
    close() {
      hangUp()
      server.close()
    },
  }
}
