import { join } from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import { tempFolder } from "../../../../testing/temp-folder"
import { readEnvironment } from "./environment.server"
import { mailerOf } from "./ports.server"

/** What a production server makes of these variables. */
async function served(variables: Record<string, string>) {
  vi.stubEnv("DEV", false)
  onTestFinished(() => void vi.unstubAllEnvs())
  return mailerOf(readEnvironment({ FDM_DATA: join(await tempFolder(), "data"), ...variables }))
}

test("a demo shows the mails that it keeps", async () => {
  const { mailer, mails } = await served({})
  expect(mails).toBe(mailer)
})

test.for([
  ["a provider sends mails", { POSTMARK_API_KEY: "key" }],
  ["a provider sends mails, demo or not", { POSTMARK_API_KEY: "key", FDM_DEMO: "on" }],
  ["others than the owner of the machine can look", { HOST: "0.0.0.0" }],
] as const)("where %s, no mails are shown", async ([, variables]) => {
  const { mails } = await served(variables)
  expect(mails).toBeUndefined()
})
