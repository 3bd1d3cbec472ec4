import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { promisify } from "node:util"

/**
 * Numbers of processes are used again, so a number alone doesn't say which process is meant. Number and time of start
 * do. The text is fit for a file name.
 *
 * @returns undefined when no such process runs
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") return linuxIdentity(pid)
  if (process.platform === "win32") return isRunning(pid) ? "running" : undefined
  return psIdentity(pid)
}

/** Boot and clock tick of the start, from proc(5). A zombie has ended, though nobody asked for its exit code yet. */
async function linuxIdentity(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined)
  if (!stat) return undefined
  // The second field is the name in brackets, which may hold anything; the third is the state, the 22nd the start.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  if (fields[0] === "Z" || fields[0] === "X") return undefined
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8")
  return `${boot.slice(0, 8)}-${fields[19]}`
}

async function psIdentity(pid: number): Promise<string | undefined> {
  const ps = promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)], {
    env: { ...process.env, LC_ALL: "C" },
  })
  const { stdout } = await ps.catch(() => ({ stdout: "" }))
  return stdout.trim().replace(/[^A-Za-z0-9]+/g, "-") || undefined
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
