import { type ReactNode, useId } from "react"
import { Form } from "react-router"
import { Button } from "~/components/ui/button"

type Props = {
  /** Where the form goes; a word behind the page's address. */
  action: string
  /** What opens the form. */
  open: string
  /** What goes and what stays, in words. */
  children: ReactNode
  sure: string
  /** Said when the box was not ticked. */
  error?: string
  button: string
  /** Open at once, for a form that failed. */
  isOpen: boolean
}

/** A form for what can't be undone: closed at first, told in words, and with a box to tick. The page is loaded anew after it. */
export function EraseForm({ action, open, children, sure, error, button, isOpen }: Props) {
  const id = useId()
  return (
    <details open={isOpen}>
      <summary className="w-fit rounded-md border border-line-strong/60 px-3 py-1.5 font-medium text-danger-ink text-sm hover:bg-hover">
        {open}
      </summary>
      <Form method="post" action={action} reloadDocument className="mt-3 grid gap-4 rounded-lg border p-4">
        {children}
        <div className="grid gap-1.5">
          <label className="flex w-fit items-center gap-2.5">
            <input
              type="checkbox"
              name="sure"
              value="yes"
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? id : undefined}
              // biome-ignore lint/a11y/noAutofocus: where the error is, is where the reader has to go on
              autoFocus={Boolean(error)}
              className="size-4 shrink-0 accent-danger"
            />
            {sure}
          </label>
          {error && (
            <p id={id} role="alert" className="text-danger-ink text-sm">
              {error}
            </p>
          )}
        </div>
        <p>
          <Button look="danger">{button}</Button>
        </p>
      </Form>
    </details>
  )
}

/** What goes, or what stays. */
export function Consequences({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 grid list-disc gap-1 pl-5 text-soft">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}
