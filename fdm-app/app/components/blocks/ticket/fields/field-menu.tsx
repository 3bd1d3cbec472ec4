import { clsx } from "clsx"
import type { Ticket } from "fdm-helpdesk"
import { ChevronDown } from "lucide-react"
import { type ReactNode, useState } from "react"
import type { CommandId } from "~/components/blocks/keys/commands"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { SeenVersion } from "~/components/blocks/ticket/seen-version"
import type { FieldForm } from "~/components/blocks/ticket/turns"
import { Option } from "~/components/ui/form/option"
import { PostForm } from "~/components/ui/form/post-form"
import { closePopup, Popup } from "~/components/ui/popup"
import { SearchIn } from "./search-in"

export type Choice = {
  value: string
  /** What is searched and read out. */
  label: string
  shown: ReactNode
}

type Props = {
  name: FieldForm
  field: string
  /** The command whose key opens it, where there is one. */
  of?: CommandId
  label: string
  done: string
  ticket: Ticket
  /** The value that holds, or is on its way to. */
  current: string
  shown: ReactNode
  choices: readonly Choice[]
  /** What to say above the choices when there are enough of them to look for one. */
  search?: string
}

/**
 * One field of a ticket: what holds, as a button that opens the choices. Each choice is a button that posts, so it works
 * without scripts and a choice is made by saying so, never by moving along a list. The version that was looked at
 * travels along, so that a choice made on old grounds is refused.
 */
export function FieldMenu({ name, field, of, label, done, ticket, current, shown, choices, search }: Props) {
  const [text, setText] = useState("")
  const found = choices.filter((choice) => choice.label.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <Field label={label}>
      <Popup
        label={label}
        trigger={
          <>
            <span className="sr-only">{label}: </span>
            <span data-shown className="flex min-w-0 flex-1 items-center gap-1.5">
              {shown}
            </span>
            {of && <KeyCap of={of} className="text-soft" />}
            <ChevronDown aria-hidden size={14} className="-mr-1 shrink-0 text-soft" />
          </>
        }
        button={{ className: fieldButton, "data-focus-home": "", ...useKeyTarget(of) }}
      >
        <PostForm name={name} subject={ticket.id} done={done}>
          {() => (
            <>
              <SeenVersion ticket={ticket} />
              {search && <SearchIn label={search} text={text} setText={setText} />}
              <ul>
                {found.map((choice) => (
                  <li key={choice.value}>
                    <Option
                      name={field}
                      value={choice.value}
                      isChosen={choice.value === current}
                      onClick={(event) => {
                        // What holds already is no change.
                        if (choice.value === current) event.preventDefault()
                        closePopup(event.currentTarget)
                        setText("")
                      }}
                    >
                      {choice.shown}
                    </Option>
                  </li>
                ))}
              </ul>
            </>
          )}
        </PostForm>
      </Popup>
    </Field>
  )
}

/** How the button of a field looks: as text, until somebody comes near it. */
export const fieldButton = clsx(
  "flex -ml-px min-h-8 w-full min-w-0 items-center gap-1 rounded-md border border-transparent px-2 text-left",
  "hover:border-line hover:bg-hover aria-expanded:bg-selected",
)

/** A label and what stands beside it, on one line. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[4.75rem_minmax(0,1fr)] items-start">
      <p aria-hidden className="py-1.5 text-soft text-xs leading-5">
        {label}
      </p>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

/** Keeps what stands before a value in one column, however wide it is. */
export function Mark({ children }: { children: ReactNode }) {
  return <span className="grid w-5 shrink-0 place-items-center">{children}</span>
}
