import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { expect, onTestFinished, test } from "vitest"

/** A process that runs `program` (JavaScript) by `runProgram` and ends with the code that it told. */
function wrapped(program: string, show: boolean) {
  const wrapper = `
    const { runProgram } = await import(${JSON.stringify(new URL("./child.mjs", import.meta.url).href)})
    const options = { cwd: process.cwd(), env: process.env, show: ${show} }
    const { code } = await runProgram(process.execPath, ["--eval", ${JSON.stringify(program)}], options)
    process.exitCode = code`
  const child = spawn(process.execPath, ["--input-type=module", "--eval", wrapper], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  return child
}

async function exitCodeOf(child: ChildProcess) {
  const [code] = await once(child, "close")
  return code
}

const server = (onStop: string) =>
  `process.on("SIGTERM", () => { ${onStop} }); setInterval(() => {}, 1000); console.log("up")`

test("a program's exit code is kept", async () => {
  expect(await exitCodeOf(wrapped("process.exit(7)", true))).toBe(7)
})

test("a server is told to stop and ends in its own way", async () => {
  const child = wrapped(server("process.exit(3)"), true)
  await once(child.stdout, "data")

  child.kill("SIGTERM")

  expect(await exitCodeOf(child)).toBe(3)
})

test("a signal that the program does not take ends it, and says so by its code", async () => {
  const child = wrapped(`console.log("up"); setInterval(() => {}, 1000)`, true)
  await once(child.stdout, "data")

  child.kill("SIGINT")

  expect(await exitCodeOf(child)).toBe(130)
})
