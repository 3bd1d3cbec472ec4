// Stops a process and clears its folder as soon as whoever started this lets go of our stdin, be it by dying: so a test
// run that is killed leaves no server behind. Call: node stop-when-orphaned.mjs <pid> <folder>
import { rm } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"

const [pid, folder] = process.argv.slice(2)

process.stdin.resume().on("close", async () => {
  signal("SIGQUIT")
  for (let tries = 0; tries < 100 && signal(0); tries++) await sleep(30)
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  process.exit()
})

function signal(name) {
  try {
    return process.kill(Number(pid), name)
  } catch {
    return false
  }
}
