import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { untilBlocked } from "../../../testing/until-blocked.js"
import type { Db } from "../db/handle.js"
import { authHost, password } from "../testing/auth-host.js"
import { createAuth } from "./index.js"

const next = "a new long password"

/** Somebody who came by a link, and a thief who knows their password, each in a session and a process of their own. */
async function aScene(db: Db, more: Db) {
  const host = authHost(db)
  const anna = await host.signUp()
  const thief = host.browser()
  await host.signIn(anna.email, password, thief)
  const handler = createAuth({ ...host.options, db: more }).handler
  const ask = (path: string, body: object, headers = new Headers()) => {
    for (const [name, value] of Object.entries({ "content-type": "application/json", origin: host.options.baseURL }))
      headers.set(name, value)
    const init = { method: "POST", headers, body: JSON.stringify(body) }
    return handler(new Request(new URL(`/api/auth${path}`, host.options.baseURL), init))
  }
  /** Has her set another password in a transaction, which is over when what began in it waits. */
  const setWhile = async (begin: () => Promise<Response>): Promise<Response> => {
    let begun: Promise<Response> | undefined
    await db.transaction(async (tx) => {
      const inside = createAuth({ ...host.options, db: tx as Db })
      await inside.api.setOwnPassword({ headers: anna.headers(), body: { newPassword: next } })
      begun = begin()
      await untilBlocked(tx as Db)
    })
    return (await begun) as Response
  }
  return { host, anna, thief, ask, setWhile }
}

describe("who gave the old password while its owner set another", () => {
  test("changes nothing: their session ended", async ({ db, fdm }) => {
    const { host, anna, thief, ask, setWhile } = await aScene(db, await fdm.another())
    const newPassword = "the password of a thief"
    const refused = await setWhile(() =>
      ask("/change-password", { currentPassword: password, newPassword }, thief.headers()),
    )

    expect(refused.status).toBe(401)
    expect((await host.signIn(anna.email, newPassword)).status).toBe(401)
    expect((await host.signIn(anna.email, next)).status).toBe(200)
  })

  test("is not signed in", async ({ db, fdm }) => {
    const { host, anna, ask, setWhile } = await aScene(db, await fdm.another())
    const refused = await setWhile(() => ask("/sign-in/email", { email: anna.email, password }))

    expect(refused.status).toBe(401)
    const cookie = refused.headers.getSetCookie().map((set) => set.split(";", 1)[0])
    expect(await host.session({ headers: () => new Headers({ cookie: cookie.join("; ") }) })).toBeNull()
  })
})
