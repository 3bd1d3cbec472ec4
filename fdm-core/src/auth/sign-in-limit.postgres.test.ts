import { like } from "drizzle-orm"
import { expect } from "vitest"
import { aBrowser } from "../../../testing/browser.js"
import { test } from "../../../testing/database.js"
import { untilBlocked } from "../../../testing/until-blocked.js"
import type { Db } from "../db/handle.js"
import { rateLimits } from "../db/schema-authn.js"
import { authHost } from "../testing/auth-host.js"

const [email, password] = ["anna@example.nl", "a wrong guess"]
const signInLimit = { max: 4, windowSeconds: 60 }

test("of guesses that wait for the same count no more pass than may", async ({ db, fdm }) => {
  const processes = await Promise.all(Array.from({ length: signInLimit.max + 2 }, () => fdm.another()))
  const guess = (one: Db) =>
    aBrowser(authHost(one, { signInLimit }).auth.handler).post("/api/auth/sign-in/email", { email, password })
  await guess(db)
  const guesses = await db.transaction(async (tx) => {
    const { key } = rateLimits
    const [row] = await tx.select({ key }).from(rateLimits).where(like(key, "%/sign-in/email")).for("update")
    expect(row).toBeDefined()
    const waiting = processes.map(guess)
    await untilBlocked(tx, waiting.length)
    return waiting
  })
  const answers = await Promise.all(guesses)
  expect(answers.filter(({ status }) => status !== 429)).toHaveLength(signInLimit.max - 1)
})
