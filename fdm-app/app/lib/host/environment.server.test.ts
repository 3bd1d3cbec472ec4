import { stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { tempFolder } from "../../../../testing/temp-folder"
import { readEnvironment } from "./environment.server"

function refusalOf(variables: Record<string, string>): string {
  try {
    readEnvironment(variables)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error("nothing was refused")
}

describe("readEnvironment", () => {
  test("nothing set: the embedded database, this machine only, a demo", async () => {
    const FDM_DATA = await tempFolder()
    const environment = readEnvironment({ FDM_DATA, POSTMARK_API_KEY: "", GEMINI_API_KEY: "" })
    expect(environment).toMatchObject({ port: 3000, host: "127.0.0.1", demo: "here", ownSecret: true })
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

  test.for([
    ["a public address", { FDM_URL: "https://support.fdm.example" }],
    ["all networks to listen on", { HOST: "0.0.0.0" }],
    ["all networks of IPv6", { HOST: "::" }],
    ["a database server", { DATABASE_URL: "postgres://localhost/fdm" }],
    ["a header that a proxy sets", { FDM_CLIENT_ADDRESS_HEADER: "x-real-ip" }],
  ] as const)("with %s there are no demo accounts, unless somebody says so", async ([, variables]) => {
    const FDM_DATA = await tempFolder()
    expect(readEnvironment({ FDM_DATA, ...variables }).demo).toBe("off")
    expect(readEnvironment({ FDM_DATA, ...variables, FDM_DEMO: "on" }).demo).toBe("open")
    expect(readEnvironment({ FDM_DATA, ...variables, FDM_DEMO: "end" }).demo).toBe("ended")
  })

  test("on this machine alone there is a demo by itself, until somebody says no", async () => {
    const FDM_DATA = await tempFolder()
    for (const HOST of ["localhost", "127.0.0.1", "::1"]) expect(readEnvironment({ FDM_DATA, HOST }).demo).toBe("here")
    expect(readEnvironment({ FDM_DATA, FDM_URL: "http://127.0.0.1:4000/" }).demo).toBe("here")
    expect(readEnvironment({ FDM_DATA, FDM_DEMO: "off" }).demo).toBe("off")
  })

  test.for<[string, string, string]>([
    ["PORT", "http", "PORT=3001"],
    ["PORT", "70000", "PORT=3001"],
    ["PORT", "-1", "PORT=3001"],
    ["PORT", "3e3", "PORT=3001"],
    ["HOST", "http://fdm.example", "0.0.0.0"],
    ["HOST", "127.0.0.1:3000", "0.0.0.0"],
    ["FDM_URL", "ergens.example", "FDM_URL=https://"],
    ["FDM_URL", "ftp://fdm.example", "FDM_URL=https://"],
    ["FDM_URL", "https://fdm.example/support", "FDM_URL=https://"],
    ["FDM_URL", "https://fdm.example/?from=mail", "FDM_URL=https://"],
    ["FDM_URL", "https://ana:geheim@fdm.example", "FDM_URL=https://"],
    ["FDM_DEMO", "misschien", "on (demo accounts"],
    ["FDM_MEASURE", "true", "off (none does)"],
    ["FDM_CLIENT_ADDRESS_HEADER", "X-Real-IP, X-Forwarded-For", "such as X-Real-IP"],
    ["FDM_CLIENT_ADDRESS_HEADER", "Forwarded", "X-Forwarded-For or X-Real-IP"],
    ["DATABASE_URL", "localhost:5432/geheim", "DATABASE_URL=postgres://"],
    ["DATABASE_URL", "mysql://ana:geheim@localhost/fdm", "DATABASE_URL=postgres://"],
    ["DATABASE_URL", "postgres://ana:ge#heim/@localhost/fdm", "percent-encoded"],
    ["AUTH_SECRET", "te kort", "openssl rand"],
    ["AUTH_SECRET", "a".repeat(32), "openssl rand"],
    ["AUTH_SECRET", "please-change-this-before-you-go-live", "openssl rand"],
    ["POSTMARK_URL", "https://ergens.example/postmark", "https://proxy.example"],
    ["GEMINI_URL", "ergens.example", "https://proxy.example"],
  ])("%s=%s is refused: it says which, why and what instead, and not the value", ([name, value, instead]) => {
    const said = refusalOf({ FDM_DATA: "/nowhere", [name]: value })

    expect(said).toMatch(new RegExp(`^  ${name}: (is|can be|can't be|says more than) `, "m"))
    expect(said).toContain(instead)
    if (value !== "Forwarded") expect(said).not.toContain(value)
    expect(said.split("\n")).toHaveLength(2)
  })

  test("all that is wrong is told at once, and a folder that can't be written in as well", async () => {
    expect(refusalOf({ PORT: "http", FDM_DEMO: "ja" })).toMatch(/PORT: .*\n {2}FDM_DEMO: /)
    const file = join(await tempFolder(), "file")
    await writeFile(file, "")
    expect(refusalOf({ FDM_DATA: file })).toContain("FDM_DATA=/var/lib/fdm")
    expect(refusalOf({ FDM_DATA: join(file, "in-it") })).toContain("FDM_DATA=/var/lib/fdm")
  })

  test.for(["::", "0:0:0:0:0:0:0:1", "fe80::1%eth0", "fdm", "fdm.internal"])("%s can be listened on", async (HOST) => {
    expect(readEnvironment({ FDM_DATA: await tempFolder(), HOST }).host).toBe(HOST)
  })
})
