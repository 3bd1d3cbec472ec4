/** Why signing in or up did not work, as the locale files call it. A field's name means that the field is off. */
export type AuthProblem = "wrong" | "taken" | "tooMany" | "name" | "email" | "password"

const problems: Record<string, AuthProblem> = {
  INVALID_EMAIL: "email",
  INVALID_NAME: "name",
  PASSWORD_TOO_SHORT: "password",
  PASSWORD_TOO_LONG: "password",
  USER_ALREADY_EXISTS: "taken",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "taken",
}

/** Reads better-auth's answer to a form; what it does not say clearly is `otherwise`. */
export async function authProblem(answer: Response, otherwise: AuthProblem): Promise<AuthProblem> {
  if (answer.status === 429) return "tooMany"
  const { code = "", message = "" } = await answer.json().catch(() => ({}))
  return problems[code] ?? (code === "VALIDATION_ERROR" ? fieldIn(message) : undefined) ?? otherwise
}

/** Its validation names the field in a path such as `[body.email]`. */
function fieldIn(message: string): AuthProblem | undefined {
  const field = /\bbody\.(name|email|password)\b/.exec(message)?.[1]
  return field as AuthProblem | undefined
}

/** The cookies of an answer, as headers of ours. */
export function cookiesOf(answer: Response): [string, string][] {
  return answer.headers.getSetCookie().map((cookie) => ["Set-Cookie", cookie])
}
