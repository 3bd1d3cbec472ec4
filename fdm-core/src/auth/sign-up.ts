import { parseUserInput } from "better-auth/db"
import { z } from "zod"
import type { Chosen } from "./chosen.js"
import type { EndpointContext } from "./endpoint-context.js"
import { type Problem, passwordProblems, refusedFor, userProblems } from "./user-fields.js"

/** What signing up asks for; more fields are those of an account. */
export const signUpInput = z.looseObject({
  name: z.string(),
  email: z.string(),
  password: z.string(),
  image: z.string().optional(),
  callbackURL: z.string().optional(),
})

/**
 * Checks what somebody filled in, all of it, and hashes the password, whether the address has an account or not.
 *
 * @throws APIError 400, with the `fields` that are off
 */
export async function chosenBy(context: EndpointContext, input: z.infer<typeof signUpInput>): Promise<Chosen> {
  const { name, email, password, image, callbackURL: _, ...more } = input
  const problems = [
    ...userProblems({ name, image }),
    ...emailProblems(email),
    ...passwordProblems(context, "password", password),
  ]
  if (problems.length > 0) throw refusedFor(problems)
  const { locale, timeZone } = parseUserInput(context.context.options, more, "create")
  const passwordHash = await context.context.password.hash(password)
  return { email: email.toLowerCase(), name, locale, timeZone, passwordHash }
}

function emailProblems(email: string): Problem[] {
  if (!z.email().safeParse(email).success)
    return [{ field: "email", code: "INVALID_EMAIL", message: "this is no address of a mailbox" }]
  return userProblems({ email })
}
