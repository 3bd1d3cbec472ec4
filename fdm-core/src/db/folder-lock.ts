import { readdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { FdmError } from "../errors.js"
import { processIdentity } from "./process-identity.js"

/**
 * Two processes on one PGlite folder both commit and silently lose rows, so a folder belongs to one process.
 * Each process first puts down a claim of its own, an empty file named after it, and only then looks for claims of
 * others. So of two that start at once at least one sees the other, and nobody ever removes a lock that just changed
 * hands. Claims of processes that are gone count for nothing. Processes see each other when they run on one machine
 * and in one container; a folder shared wider than that is not protected.
 */
const claimPattern = /^fdm\.(\d+)\.([A-Za-z0-9-]+)\.lock$/

const attempts = 5

/**
 * Takes a folder for this process.
 *
 * @returns a function that gives it back
 * @throws FdmError `conflict` when another running process has it, or this one already
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const own = `fdm.${process.pid}.${await processIdentity(process.pid)}.lock`
  for (let attempt = 1; ; attempt++) {
    await claim(folder, own)
    const others = await runningClaimants(folder, own)
    if (others.length === 0) return () => rm(join(folder, own), { force: true })
    await rm(join(folder, own), { force: true })
    if (attempt === attempts)
      throw new FdmError("conflict", `the database folder ${folder} is in use by process ${others[0]}: stop that first`)
    // Two that started at the same moment both step back; the next try is at different moments.
    await sleep(10 + Math.random() * 50)
  }
}

async function claim(folder: string, own: string): Promise<void> {
  try {
    await writeFile(join(folder, own), "", { flag: "wx" })
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause
    throw new FdmError("conflict", `this process has the database folder ${folder} open already`, {}, { cause })
  }
}

/** The other processes that hold a claim and still run. What the others left behind is cleared away. */
async function runningClaimants(folder: string, own: string): Promise<number[]> {
  const running: number[] = []
  for (const file of await readdir(folder)) {
    const [, pid, identity] = claimPattern.exec(file) ?? []
    if (!pid || file === own) continue
    if ((await processIdentity(Number(pid))) === identity) running.push(Number(pid))
    else await rm(join(folder, file), { force: true })
  }
  return running
}
