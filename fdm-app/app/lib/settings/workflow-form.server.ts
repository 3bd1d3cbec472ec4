import type { Workflow } from "fdm-helpdesk/workflow"
import type { FormFields } from "~/lib/requests/form.server"

/** Where the form sends the tickets of statuses that are no more: fields named `carry:open`. */
export function carryOverOf(form: FormFields): Record<string, string> {
  const fields = Object.entries(form).filter(([name, to]) => name.startsWith("carry:") && to !== "")
  return Object.fromEntries(fields.map(([name, to]) => [name.slice("carry:".length), to]))
}

/**
 * A workflow with the words and the moves that the form says: `label:open:nl`, `meaning:open:nl`, and `move:open:closed` for
 * each move that is ticked. What the form does not ask for stays.
 */
export function editedWorkflow(workflow: Workflow, form: FormFields): Workflow {
  const keys = workflow.statuses.map(({ key }) => key)
  const words = (kind: string, key: string) => ({
    nl: form[`${kind}:${key}:nl`]?.trim() ?? "",
    en: form[`${kind}:${key}:en`]?.trim() ?? "",
  })
  return {
    ...workflow,
    statuses: workflow.statuses.map((status) => ({
      ...status,
      label: words("label", status.key),
      meaning: words("meaning", status.key),
    })),
    moves: Object.fromEntries(
      keys.map((from) => [from, keys.filter((to) => to !== from && form[`move:${from}:${to}`] !== undefined)]),
    ),
  }
}
