/** A field of a form about an account. */
export type AuthField = "name" | "email" | "password"

/**
 * Why signing in or up did not work, as the locale files call it. `fields` are all that are off. `retryAt` is when it may be tried
 * again; ISO 8601.
 */
export type AuthProblem =
  | { problem: "wrong"; fields?: undefined; retryAt?: undefined }
  | { problem: "fields"; fields: AuthField[]; retryAt?: undefined }
  | { problem: "tooMany"; fields?: undefined; retryAt: string }
