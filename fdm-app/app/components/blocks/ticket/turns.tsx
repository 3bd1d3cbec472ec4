import {
  createContext,
  type FormEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react"
import { useBlocker, useFetcher, useFetchers, useSubmit } from "react-router"
import { useFormOutcome } from "~/components/ui/form/post-form"
import type { Outcome } from "~/lib/requests/outcome"

/** The forms that change a field of a ticket, by the words behind its address. */
export const fieldForms = ["status", "priority", "field", "assign", "claim", "subject", "tags", "seats"] as const
export type FieldForm = (typeof fieldForms)[number]

type Waiting = {
  form: HTMLFormElement
  submitter: HTMLElement | null
  name: FieldForm
  /** Where it is posted to. */
  action: string
  fields: FormData
}

const WaitingContext = createContext<readonly Waiting[]>([])

/** Longest wait for a form to be seen on its way, after which the next one goes. */
const noticedWithinMs = 1_000

type Props = { ticketId: string; version: number; children: ReactNode }

/**
 * Lets the changes of one ticket go one after the other. Each says which version it was made on, so two that are on their
 * way at once would refuse each other, and keys are quicker than answers. What waits shows its value already. When one is
 * refused, those behind it are dropped: they were made on grounds that no longer hold.
 */
export function Turns({ ticketId, version, children }: Props) {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const isBusy = useFetchers().some(({ key, state }) => key.startsWith(`${ticketId}/`) && state !== "idle")
  const [isSent, setSent] = useState(false)
  const refused = useLatestOutcome(ticketId)
  const isFree = !isBusy && !isSent
  const send = useSend(ticketId, version)
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
    setSent(true)
    send(first)
  }, [waiting, isFree, send])
  useStayUntilSent(waiting.length > 0)
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

/**
 * Posts what waited, on the version that the page shows by now. The button that was pressed may be gone, because what it
 * does shows already; then its fields are posted without it.
 */
function useSend(ticketId: string, version: number): (waiting: Waiting) => void {
  const submit = useSubmit()
  return useCallback(
    ({ form, submitter, name, fields, action }) => {
      if (form.isConnected && submitter?.isConnected) return form.requestSubmit(submitter)
      if (fields.has("version")) fields.set("version", String(version))
      void submit(fields, { method: "post", action, navigate: false, fetcherKey: `${ticketId}/${name}` })
    },
    [submit, ticketId, version],
  )
}

/** Who goes on to another ticket leaves as soon as the last change is on its way; what still waits would be lost. */
function useStayUntilSent(isWaiting: boolean): void {
  const { state, proceed } = useBlocker(isWaiting)
  useEffect(() => {
    if (state === "blocked" && !isWaiting) proceed()
  }, [state, proceed, isWaiting])
}

function waitingOf({ target, nativeEvent }: FormEvent<HTMLElement>): Waiting | undefined {
  if (!(target instanceof HTMLFormElement)) return undefined
  const { pathname, search } = new URL(target.action, location.href)
  const word = pathname.split("/").at(-1)
  const name = fieldForms.find((known) => known === word)
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
  return name && { form: target, submitter, name, action: pathname + search, fields: new FormData(target, submitter) }
}

/** How the last change of a field fared, whichever field it was. */
export function useLatestOutcome(ticketId: string): Outcome | undefined {
  const outcomes = [
    useFormOutcome(ticketId, "status"),
    useFormOutcome(ticketId, "priority"),
    useFormOutcome(ticketId, "field"),
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
