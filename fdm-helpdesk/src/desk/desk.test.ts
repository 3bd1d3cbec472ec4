import { asc, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { contentHashOf } from "../audit/index.js"
import { auditEvents, settings, workflows } from "../db/schema-helpdesk.js"
import { anAgent, aPerson, aRequester, noon } from "../testing/index.js"
import { fdmWorkflow, loadDesk } from "../workflow/index.js"
import { getSettings, listAgents, resolveActor, saveSettings, saveWorkflow, seedAgent } from "./index.js"

describe("seedAgent", () => {
  test("makes an agent of a person, changes the role when run again, and is in the audit", async ({ db }) => {
    const person = aPerson({ name: "Sofie Jansen" })
    const one = await seedAgent(db, { person }, noon)
    const two = await seedAgent(db, { person, role: "admin" }, noon)

    expect(two).toEqual({ ...one, role: "admin" })
    expect(await resolveActor(db, person)).toMatchObject({ type: "agent", role: "admin", agentId: one.id })
    const rows = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, one.id))
      .orderBy(asc(auditEvents.seq))
    const [grantedBy, account] = ["desk", contentHashOf(one.id, person.principalId)]
    expect(rows.map(({ changes }) => changes)).toEqual([
      { role: "agent", grantedBy, account },
      { role: "admin", grantedBy, account },
    ])
    expect(rows[1]?.prevHash).toBe(rows[0]?.hash)
  })

  test.for([
    ["an unknown role", { person: aPerson(), role: "boss" }],
    ["an empty principal", { person: aPerson({ principalId: "" }) }],
  ])("%s is refused", async ([, input], { db }) => {
    await expect(seedAgent(db, input as never)).rejects.toMatchObject({ code: "invalid_input" })
  })
})

test("agents are listed by name, for agents only", async ({ db }) => {
  const zoe = await anAgent(db, { name: "zoë Zwart" })
  await anAgent(db, { name: "Bart Aalbers" })
  const names = (await listAgents(db, zoe)).map(({ name }) => name)
  expect(names.indexOf("Bart Aalbers")).toBeLessThan(names.indexOf("zoë Zwart"))
  await expect(listAgents(db, await aRequester(db))).rejects.toMatchObject({ code: "forbidden" })
})

describe("settings", () => {
  test("have defaults before anybody set anything", async ({ db }) => {
    expect(await getSettings(db)).toMatchObject({ workflowId: "fdm", defaultLocale: "nl" })
  })

  test("are changed by managers and admins, field by field", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    await saveSettings(db, manager, { name: "Helpdesk Noord" })
    await saveSettings(db, manager, { defaultLocale: "en" })
    expect(await getSettings(db)).toMatchObject({ name: "Helpdesk Noord", defaultLocale: "en" })
    const agent = await anAgent(db)
    await expect(saveSettings(db, agent, { name: "Mijn desk" })).rejects.toMatchObject({ code: "forbidden" })
  })

  test("that two managers change at once are both kept, and what nobody chose is not stored", async ({ db, fdm }) => {
    const manager = await anAgent(db, { role: "manager" })
    const other = await fdm.another()
    await db.delete(settings)
    await Promise.all([
      saveSettings(db, manager, { name: "Helpdesk Zuid" }),
      saveSettings(other, manager, { mailFrom: "zuid@fdm.example" }),
    ])
    const [row] = await db.select().from(settings)
    expect(row?.data).toEqual({ name: "Helpdesk Zuid", mailFrom: "zuid@fdm.example" })
    await db.delete(settings)
  })

  test("never name a workflow that doesn't exist, or a mail address that is none", async ({ db }) => {
    const admin = await anAgent(db, { role: "admin" })
    const before = await getSettings(db)
    for (const preset of ["nope", "constructor", "__proto__"])
      await expect(saveWorkflow(db, admin, { preset })).rejects.toMatchObject({ code: "invalid_input" })
    await expect(saveSettings(db, admin, { mailFrom: "nope" })).rejects.toMatchObject({ code: "invalid_input" })
    const aside = saveSettings(db, admin, { workflowId: "itil" } as never)
    await expect(aside).rejects.toMatchObject({ code: "invalid_input" })
    expect(await getSettings(db)).toEqual(before)
  })

  test.for([
    ["a colour that is none", { branding: { accentColor: "green" } }],
    ["a picture by a script", { branding: { logoUrl: "javascript:alert(1)" } }],
    ["a picture of another site without encryption", { branding: { logoUrl: "http://fdm.example/logo.svg" } }],
    ["a picture whose address ends a quoted string", { branding: { logoUrl: '/logo.svg")' } }],
    ["a picture by the address of another site that looks like a path", { branding: { logoUrl: "//evil.example/x" } }],
    ["corners as large as a page", { branding: { radius: 400 } }],
    ["a field of the branding that there is none of", { branding: { font: "Comic Sans" } }],
    ["more time to undo than anybody waits", { undoSeconds: 3600 }],
  ])("never hold %s", async ([, patch], { db }) => {
    const admin = await anAgent(db, { role: "admin" })
    const before = await getSettings(db)
    await expect(saveSettings(db, admin, patch as never)).rejects.toMatchObject({ code: "invalid_input" })
    expect(await getSettings(db)).toEqual(before)
  })

  test("hold a branding and the time to undo", async ({ db }) => {
    const admin = await anAgent(db, { role: "admin" })
    expect(await getSettings(db)).toMatchObject({ branding: {}, undoSeconds: 10 })
    const branding = { accentColor: "#1D4ED8", logoUrl: "https://fdm.example/logo.svg?v=2", radius: 0 }
    const saved = await saveSettings(db, admin, { branding, undoSeconds: 0 })
    expect(saved).toMatchObject({ branding: { ...branding, accentColor: "#1d4ed8" }, undoSeconds: 0 })
    await db.delete(settings)
  })

  test("hold a name of one line, because it stands in the headers of mails", async ({ db }) => {
    const admin = await anAgent(db, { role: "admin" })
    await saveSettings(db, admin, { name: "Helpdesk\r\nBcc: x@y.example\u0000" })
    expect(await getSettings(db)).toMatchObject({ name: "Helpdesk Bcc: x@y.example\ufffd" })
    await expect(saveSettings(db, admin, { name: " \n" })).rejects.toMatchObject({ code: "invalid_input" })
    await db.delete(settings)
  })

  test.for([
    ["a setting", { name: "" }, fdmWorkflow],
    ["a workflow", { workflowId: "own" }, { id: "own" }],
    ["a workflow that is not there", { workflowId: "gone" }, fdmWorkflow],
  ] as const)(
    "that somebody broke in the database are refused, not guessed at: %s",
    async ([, data, workflow], { db }) => {
      await db.insert(settings).values({ desk: "default", data, updatedAt: noon })
      await db.insert(workflows).values({ id: "own", definition: { ...workflow }, updatedAt: noon })
      await expect(loadDesk(db)).rejects.toMatchObject({ code: "invalid_input" })
      await db.delete(settings)
      await db.delete(workflows)
    },
  )
})
