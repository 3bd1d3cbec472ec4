import { readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { OutgoingMail } from "fdm-helpdesk"
import { describe, expect, test } from "vitest"
import { tempFolder } from "../../../../testing/temp-folder"
import { keptMailer } from "./kept-mailer.server"

const mail: OutgoingMail = {
  idempotencyKey: "out_1",
  from: "FDM <support@fdm.example>",
  to: "jan@fdm.example",
  subject: "We hebben je bericht ontvangen (TK-ABC234)",
  html: "<p>Hallo</p>",
  text: "Hallo",
  headers: {},
  tag: "ticket-confirmation",
}

describe("keptMailer", () => {
  test("keeps a mail for another process to find, and shows the newest first", async () => {
    const folder = await tempFolder()
    await keptMailer(folder).send(mail)
    await keptMailer(folder).send({ ...mail, idempotencyKey: "out_2", subject: "Tweede" })

    const [newest, oldest] = await keptMailer(folder).list()
    expect(newest?.keptAt.localeCompare(oldest?.keptAt ?? "")).toBeGreaterThanOrEqual(0)
    expect(await keptMailer(folder).find(oldest?.id ?? "")).toMatchObject(mail)
  })

  test("a mail that is sent twice, even at once, is kept once", async () => {
    const folder = await tempFolder()
    const { send, findSent } = keptMailer(folder)
    const [first, second] = await Promise.all([send(mail), send(mail)])

    expect(second).toEqual(first)
    expect(await readdir(folder)).toHaveLength(1)
    expect(await findSent?.("out_1")).toEqual(first)
    expect(await findSent?.("out_2")).toBeUndefined()
  })

  test("what a process left half written when it was ended is gone at the next start, and whole mails are not", async () => {
    const folder = await tempFolder()
    const { send, list } = keptMailer(folder)
    await send(mail)
    const [kept] = await readdir(folder)
    for (const other of ["1", "2"]) await writeFile(join(folder, `${kept}.${other}.half`), "Beste Jan, over je perc")

    keptMailer(folder)

    await expect.poll(() => readdir(folder)).toEqual([kept])
    expect(await list()).toMatchObject([mail])
  })

  test("a mail that another process takes for something left behind, because it starts just then, is kept", async () => {
    const folder = await tempFolder()
    const mails = Array.from({ length: 40 }, (_, at) => ({ ...mail, idempotencyKey: `out_${at}` }))
    const { send, list } = keptMailer(folder)
    await Promise.all(
      mails.map((one, at) => {
        if (at % 20 === 0) keptMailer(folder)
        return send(one)
      }),
    )
    expect(await list()).toHaveLength(mails.length)
    expect(await readdir(folder)).toHaveLength(mails.length)
  })

  test.for(["../secret", "", "x".repeat(24), "ABCDEF0123456789ABCDEF01"])("%s is the name of no mail", async (id) => {
    expect(await keptMailer(await tempFolder()).find(id)).toBeUndefined()
  })
})
