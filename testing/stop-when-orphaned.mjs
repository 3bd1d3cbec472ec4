// Stops a process and clears its folder as soon as whoever started this lets go of our stdin, be it by dying: so a test
// run that is killed leaves no server behind. Call: node stop-when-orphaned.mjs <pid> [<folder>]
// Without a folder to clear, its data are kept: it may take its time to write them.
import { rm } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"

const [pid, folder] = process.argv.slice(2)

process.stdin.resume().on("close", async () => {
  signal(folder ? "SIGQUIT" : "SIGINT")
  for (let tries = 0; tries < (folder ? 100 : 4000) && signal(0); tries++) await sleep(30)
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  process.exit()
})

function signal(name) {
  try {
    return process.kill(Number(pid), name)
  } catch {
    return false
  }
}
