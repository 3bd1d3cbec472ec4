import { join } from "node:path"
import type { Build } from "./build.ts"

type Entry = Build["entry"]["module"]
type Environment = ReturnType<Entry["readEnvironment"]>
type Host = Awaited<ReturnType<Entry["host"]>>

/** Tells whoever started the server where it is, what may be wrong with it, and how to get in. */
export function announce(
  { url, databaseUrl, dataFolder }: Environment,
  { demo, mails }: Host,
  notices: string[],
): void {
  const lines = [
    "",
    `  FDM runs at ${url.origin}`,
    `  Database: ${databaseUrl ? `Postgres on ${new URL(databaseUrl).host}` : `embedded, in ${dataFolder}`}`,
  ]
  if (mails)
    lines.push(
      "  No mail leaves without POSTMARK_API_KEY; what would have is read at this machine,",
      `  by an admin at ${url.origin}/dev/mail, or in ${join(dataFolder, "mail")}`,
    )
  if (notices.length > 0) lines.push("", ...notices)
  if (demo) lines.push("", `  Demo accounts, all with the password ${demo.password}`, ...accountLines(demo))
  console.log(`${lines.join("\n")}\n`)
}

const shownAccounts = 5

function accountLines({ accounts }: NonNullable<Host["demo"]>): string[] {
  const shown = accounts.slice(0, shownAccounts)
  const width = Math.max(...shown.map(({ email }) => email.length))
  const more = accounts.length - shown.length
  return [
    ...shown.map(({ email, role, name }) => `    ${email.padEnd(width)}  ${name} (${role.replace("_", " ")})`),
    ...(more > 0 ? [`    and ${more} more, on the sign-in page`] : []),
  ]
}
