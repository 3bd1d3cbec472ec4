import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished, test } from "vitest"
import { tempFolder } from "../../../testing/temp-folder.js"
import { lockFolder } from "./folder-lock.js"

const pathOf = (name: string) => fileURLToPath(new URL(`../../../testing/${name}`, import.meta.url))

/** Another process that wants the folder, and what it said about it. */
async function processWanting(folder: string): Promise<{ process: ChildProcess; said: string }> {
  const options = ["--no-warnings", "--import", pathOf("source-hooks.mjs"), pathOf("lock-folder-process.ts"), folder]
  const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "inherit"] })
  onTestFinished(() => void child.kill("SIGKILL"))
  const [said] = await once(child.stdout, "data")
  return { process: child, said: String(said).trim() }
}

test("a folder that another process has is refused with the number of that process", async () => {
  const folder = await tempFolder()
  const holder = await processWanting(folder)
  expect(holder.said).toBe("locked")

  await expect(lockFolder(folder)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(`in use by process ${holder.process.pid}`),
  })
})

test("the folder of a killed process is free at once, and what it left behind is cleared away", async () => {
  const folder = await tempFolder()
  const holder = await processWanting(folder)
  holder.process.kill("SIGKILL")
  await once(holder.process, "exit")
  expect(await readdir(folder)).toHaveLength(1)

  const release = await lockFolder(folder)
  expect(await readdir(folder)).toEqual([expect.stringContaining(`.${process.pid}.`)])
  await release()
})

test("of two processes that start at once exactly one gets the folder", async () => {
  const folder = await tempFolder()
  const both = await Promise.all([processWanting(folder), processWanting(folder)])

  expect(both.map(({ said }) => said === "locked").sort()).toEqual([false, true])
})

test("a process that only has the number of the one before does not keep the folder taken", async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, `fdm.${process.ppid}.00000000-1.lock`), "")

  const release = await lockFolder(folder)
  await release()
})

test("the same process can't have a folder twice, but again once it let go", async () => {
  const folder = await tempFolder()
  const release = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("this process"),
  })
  await release()

  const releaseAgain = await lockFolder(folder)
  await releaseAgain()
  expect(await readdir(folder)).toEqual([])
})
