import type { Ticket } from "fdm-helpdesk"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { PostForm } from "~/components/ui/post-form"
import { SeenVersion } from "./seen-version"

type Props = {
  /** The form's word, as in its address. */
  name: string
  field: string
  label: string
  done: string
  ticket: Ticket
  current: string
  options: { value: string; label: string }[]
}

/**
 * One field of a ticket as a list to choose from. The version that was looked at travels along, so that a choice made on
 * old grounds is refused. Saving is a step of its own: with arrow keys a list changes before its reader has decided.
 * The button is there as soon as something else is chosen (CSS: the option marked `data-current` is not checked).
 */
export function ChoiceForm({ name, field, label, done, ticket, current, options }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <PostForm name={name} subject={ticket.id} done={done} className="group grid grid-cols-[minmax(0,1fr)] gap-1">
      {({ isBusy }) => (
        <>
          <SeenVersion ticket={ticket} />
          <label htmlFor={id} className="text-soft text-xs">
            {label}
          </label>
          <div className="flex gap-2">
            <select
              // A list that was saved elsewhere starts again from what is saved.
              key={current}
              id={id}
              name={field}
              defaultValue={current}
              className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-canvas px-2"
            >
              {options.map((option) => (
                <option key={option.value} value={option.value} data-current={option.value === current || undefined}>
                  {option.label}
                </option>
              ))}
            </select>
            <Button look="primary" isBusy={isBusy} className="group-has-[[data-current]:checked]:hidden">
              {t("console.save")}
            </Button>
          </div>
        </>
      )}
    </PostForm>
  )
}
