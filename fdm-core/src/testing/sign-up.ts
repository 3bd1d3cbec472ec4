import type { aBrowser } from "../../../testing/browser.js"
import type { AuthMail, Principal } from "../auth/index.js"

type Person = { name: string; email: string; password: string }

/** Signs up as people do: by the form, and then by the link in the mail that came of it. */
export async function signUp(browser: ReturnType<typeof aBrowser>, mails: AuthMail[], person: Person) {
  await browser.post("/api/auth/sign-up/email", person)
  await browser.get(linkTo(person.email, mails).url)
  const answer = await browser.get("/api/auth/get-session")
  const { user } = (await answer.json()) as { user: Principal }
  return user
}

/** The newest mail with a link to an address. */
export function linkTo(email: string, mails: AuthMail[]) {
  const mail = mails.findLast((sent) => sent.email === email.toLowerCase() && "url" in sent)
  if (!mail || !("url" in mail)) throw new Error("no link was mailed")
  return mail
}
