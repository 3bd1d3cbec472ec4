import type { BetterAuthOptions } from "better-auth"
import { findChosen } from "./chosen.js"
import { acceptedLocale, assertUser, withKeptName } from "./user-fields.js"

/** Where a link is opened. */
const openedPath = "/magic-link/verify"

/** What every account has to be like, whoever makes it. Who comes by a link is what they chose in this browser, if anything. */
export const userHooks: BetterAuthOptions["databaseHooks"] = {
  user: {
    create: {
      async before(user, context) {
        if (context?.path !== openedPath) {
          assertUser(user)
          return { data: withKeptName(user) }
        }
        const chosen = await findChosen(context, user.email)
        const name = chosen?.name ?? user.email.slice(0, user.email.indexOf("@"))
        assertUser({ ...user, name })
        const locale = chosen?.locale ?? acceptedLocale(context.headers?.get("accept-language")) ?? "nl"
        return { data: { ...withKeptName({ ...user, name }), locale, ...(chosen && { timeZone: chosen.timeZone }) } }
      },
      async after({ id, email }, context) {
        if (context?.path !== openedPath) return
        const chosen = await findChosen(context, email)
        if (!chosen) return
        const password = { userId: id, accountId: id, providerId: "credential", password: chosen.passwordHash }
        await context.context.internalAdapter.linkAccount(password)
      },
    },
    update: {
      async before(user) {
        assertUser(user)
        return { data: withKeptName(user) }
      },
    },
  },
}
