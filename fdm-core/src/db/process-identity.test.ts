import { spawn } from "node:child_process"
import { once } from "node:events"
import { afterEach, expect, test, vi } from "vitest"
import { processIdentity } from "./process-identity.js"

const platform = Object.getOwnPropertyDescriptor(process, "platform") as PropertyDescriptor

afterEach(() => Object.defineProperty(process, "platform", platform))

// `darwin` asks ps, which Linux has as well; `win32` can only ask whether the process runs.
test.for(["linux", "darwin", "win32"])("on %s a process keeps its identity until it ends", async (name) => {
  Object.defineProperty(process, "platform", { ...platform, value: name })
  const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 9e9)"])
  const pid = child.pid ?? 0

  const identity = await processIdentity(pid)
  expect(identity).toMatch(/^[A-Za-z0-9-]+$/)
  expect(await processIdentity(pid)).toBe(identity)

  child.kill("SIGKILL")
  await once(child, "exit")
  await vi.waitFor(async () => expect(await processIdentity(pid)).toBeUndefined(), 20_000)
})
