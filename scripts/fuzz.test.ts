import { execFileSync } from "node:child_process"
import { describe, expect, test } from "vitest"
import { lineOf } from "../fuzz/finding.js"
import { isChosen, readOptions, roundsOf } from "../fuzz/options.js"

describe("a fuzz run", () => {
  test("of so many rounds does those, whatever the clock says", () => {
    const options = readOptions(["--rounds", "3", "--seconds", "0.000001"])
    expect([...roundsOf(options)]).toEqual([0, 1, 2])
  })

  test("of seconds ends", () => {
    const rounds = [...roundsOf(readOptions(["--seconds", "0.000001"]))]
    expect(rounds).toEqual([...rounds.keys()])
  })

  test.for([
    ["--rounds", "0"],
    ["--rounds", "x"],
    ["--round", "-1"],
    ["--seconds", "0"],
  ])("refuses %s %s", (args) => {
    expect(() => readOptions(args)).toThrow(args[0])
  })

  test.for([
    ["search", "fdm"],
    ["subject of a message", "it's monday"],
    ["/admin/support/:ticket_id/delete", "1796083000000"],
    ["/*", "a$HOME b"],
  ])("tells by which command just this input is made again: %s", ([name = "", seed = ""]) => {
    const told = lineOf({ name, round: 7, problem: "answered 500", input: "x" }, seed)
    const command = told.slice(told.indexOf("npm run fuzz -- ") + "npm run fuzz -- ".length)
    const words = execFileSync("sh", ["-c", `printf '%s\\n' ${command}`], { encoding: "utf8" })
    const options = readOptions(words.trimEnd().split("\n"))
    expect(options).toMatchObject({ seed, part: name, round: 7 })
    expect([...roundsOf(options)]).toEqual([7])
    expect([name, `${name} too`].filter((one) => isChosen(options, one))).toEqual([name])
  })
})
