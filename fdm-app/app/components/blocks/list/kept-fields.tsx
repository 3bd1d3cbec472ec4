import { writeInboxQuery } from "fdm-helpdesk/inbox-query"
import type { FormEvent } from "react"
import { useSubmit } from "react-router"
import { closePopup } from "~/components/ui/popup"
import { useClock } from "~/components/ui/time/time"
import { useList } from "./inbox-context"

/** What of the list a form that changes something else has to carry along. The page of the list is never kept. */
export function KeptFields({ except }: { except: readonly string[] }) {
  const { query } = useList()
  const { timeZone } = useClock()
  const kept = [...writeInboxQuery({ ...query, cursor: undefined }, { timeZone })]
  return kept
    .filter(([name]) => !except.includes(name))
    .map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
}

/** Where scripts run, a form leaves its empty fields out of the address, and what it hangs in closes. Its button counts as a field. */
export function useTidySubmit() {
  const submit = useSubmit()
  const { path } = useList()
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const filled = [...new FormData(event.currentTarget, submitter)].filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "",
    )
    closePopup(event.currentTarget)
    void submit(new URLSearchParams(filled), { action: path })
  }
}
