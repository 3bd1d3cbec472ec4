import type { FormFields } from "~/lib/requests/form.server"

const prefix = "member_"

/** Who is ticked in a form of a team: one field each, named by the agent. */
export function memberIdsOf(form: FormFields): string[] {
  return Object.keys(form)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
}
