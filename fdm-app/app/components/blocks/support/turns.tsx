import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import { useFetcher, useFetchers } from "react-router"
import { useFormOutcome } from "~/components/ui/post-form"
import type { Outcome } from "~/lib/outcome"

/** The forms that change a field of a ticket, by the words behind its address. */
export const fieldForms = ["status", "priority", "assign", "claim", "subject", "tags", "seats"] as const
export type FieldForm = (typeof fieldForms)[number]

type Waiting = { form: HTMLFormElement; submitter: HTMLElement | null; name: FieldForm; fields: FormData }

const WaitingContext = createContext<readonly Waiting[]>([])

/** Longest wait for a form to be seen on its way, after which the next one goes. */
const noticedWithinMs = 1_000

/**
 * Lets the changes of one ticket go one after the other. Each says which version it was made on, so two that are on their
 * way at once would refuse each other, and keys are quicker than answers. What waits shows its value already. When one is
 * refused, those behind it are dropped: they were made on grounds that no longer hold.
 */
export function Turns({ ticketId, children }: { ticketId: string; children: ReactNode }) {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const isBusy = useFetchers().some(({ key, state }) => key.startsWith(`${ticketId}/`) && state !== "idle")
  const [isSent, setSent] = useState(false)
  const refused = useLatestOutcome(ticketId)
  const isFree = !isBusy && !isSent
  useEffect(() => {
    if (!isSent) return
    if (isBusy) return setSent(false)
    const timer = setTimeout(() => setSent(false), noticedWithinMs)
    return () => clearTimeout(timer)
  }, [isBusy, isSent])
  useEffect(() => {
    if (refused?.ok === false) setWaiting([])
  }, [refused])
  useEffect(() => {
    const [first, ...rest] = waiting
    if (!first || !isFree) return
    setWaiting(rest)
    if (first.form.isConnected) first.form.requestSubmit(first.submitter)
  }, [waiting, isFree])
  const takeTurn = (event: FormEvent<HTMLElement>) => {
    const one = waitingOf(event)
    if (!one) return
    if (isFree) return setSent(true)
    event.preventDefault()
    event.stopPropagation()
    setWaiting((all) => [...all, one])
  }
  return (
    <WaitingContext value={waiting}>
      {/* The page's own layout goes on inside. */}
      <div className="contents" onSubmitCapture={takeTurn}>
        {children}
      </div>
    </WaitingContext>
  )
}

function waitingOf({ target, nativeEvent }: FormEvent<HTMLElement>): Waiting | undefined {
  if (!(target instanceof HTMLFormElement)) return undefined
  const word = new URL(target.action, location.href).pathname.split("/").at(-1)
  const name = fieldForms.find((known) => known === word)
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
  return name && { form: target, submitter, name, fields: new FormData(target, submitter) }
}

/** How the last change of a field fared, whichever field it was. */
export function useLatestOutcome(ticketId: string): Outcome | undefined {
  const outcomes = [
    useFormOutcome(ticketId, "status"),
    useFormOutcome(ticketId, "priority"),
    useFormOutcome(ticketId, "assign"),
    useFormOutcome(ticketId, "claim"),
    useFormOutcome(ticketId, "subject"),
    useFormOutcome(ticketId, "tags"),
    useFormOutcome(ticketId, "seats"),
  ]
  return outcomes.filter((known) => known !== undefined).sort((a, b) => b.at - a.at)[0]
}

/** What is on its way or waits to go, in the order in which it was chosen: shown at once, gone when it is refused. */
export function usePending(ticketId: string, name: FieldForm): readonly FormData[] {
  const { formData } = useFetcher<Outcome>({ key: `${ticketId}/${name}` })
  const waiting = useContext(WaitingContext)
  return useMemo(
    () => [
      ...(formData ? [formData] : []),
      ...waiting.filter((each) => each.name === name).map(({ fields }) => fields),
    ],
    [formData, waiting, name],
  )
}
