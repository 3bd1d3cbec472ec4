import { stat } from "node:fs/promises"
import { describe, expect, test } from "vitest"
import { tempFolder } from "../../../testing/temp-folder"
import { readEnvironment } from "./environment.server"

describe("readEnvironment", () => {
  test("nothing set: the embedded database, this machine only, a demo", async () => {
    const FDM_DATA = await tempFolder()
    const environment = readEnvironment({ FDM_DATA, POSTMARK_API_KEY: "", GEMINI_API_KEY: "" })
    expect(environment).toMatchObject({ port: 3000, host: "127.0.0.1", isDemo: true, ownSecret: true })
    expect(environment.url.origin).toBe("http://localhost:3000")
    expect(environment).toMatchObject({ databaseUrl: undefined, postmark: undefined, gemini: undefined })
  })

  test("a secret that nobody gave is made once, and only its owner can read it", async () => {
    const FDM_DATA = await tempFolder()
    const first = readEnvironment({ FDM_DATA })
    expect(readEnvironment({ FDM_DATA }).authSecret).toBe(first.authSecret)
    expect(first.authSecret.length).toBeGreaterThanOrEqual(32)
    expect((await stat(`${FDM_DATA}/secret`)).mode & 0o777).toBe(0o600)
  })

  test("where others can reach us there are no demo accounts, unless somebody says so", async () => {
    const FDM_DATA = await tempFolder()
    const FDM_URL = "https://support.fdm.example"
    expect(readEnvironment({ FDM_DATA, FDM_URL }).isDemo).toBe(false)
    expect(readEnvironment({ FDM_DATA, FDM_URL, FDM_DEMO: "on" }).isDemo).toBe(true)
    expect(readEnvironment({ FDM_DATA, FDM_DEMO: "off" }).isDemo).toBe(false)
    expect(readEnvironment({ FDM_DATA, HOST: "0.0.0.0" }).isDemo).toBe(false)
  })

  test.for([
    { PORT: "http" },
    { PORT: "70000" },
    { FDM_URL: "support.fdm.example" },
    { AUTH_SECRET: "too short" },
    { FDM_DEMO: "maybe" },
  ])("%o is refused, with the name of the variable and without its value", (variables) => {
    const [[name, value]] = Object.entries(variables) as [[string, string]]
    const read = () => readEnvironment({ FDM_DATA: "/nowhere", ...variables })
    expect(read).toThrow(name)
    expect(read).not.toThrow(`"${value}"`)
  })
})
