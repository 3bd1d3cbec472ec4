import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"
import { onTestFinished } from "vitest"

/**
 * A way to a database server that can be cut and mended. Cut, it refuses connections as a stopped server does; closed, it
 * refuses new ones alone; reset, it ends
 * what goes over it as a crash does, and takes new ones at once.
 */
export type Line = { url: string; cut(): void; close(): void; reset(): void; mend(): Promise<void> }

/** Lays one; whoever lays it cuts it in the end. */
export async function layLine(target: string): Promise<Line> {
  const far = new URL(target)
  const sockets = new Set<Socket>()
  const line = createServer((near) => {
    const onward = connect(Number(far.port), far.hostname)
    for (const socket of [near, onward]) {
      sockets.add(socket)
      socket.on("error", () => undefined)
    }
    near.pipe(onward).on("close", () => near.destroy())
    onward.pipe(near).on("close", () => onward.destroy())
  })

  async function listen(port: number): Promise<number> {
    line.listen(port, "127.0.0.1")
    await once(line, "listening")
    const address = line.address()
    return typeof address === "object" && address ? address.port : port
  }

  const port = await listen(0)
  const url = new URL(target)
  url.port = String(port)
  const close = () => void line.close()
  return {
    url: url.href,
    close,
    cut() {
      close()
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    },
    reset() {
      for (const socket of sockets) socket.resetAndDestroy()
      sockets.clear()
    },
    async mend() {
      if (!line.listening) await listen(port)
    },
  }
}

/** One that the running test can cut, and that is gone when the test is over. */
export async function aLine(target: string): Promise<Line> {
  const line = await layLine(target)
  onTestFinished(line.cut)
  return line
}
