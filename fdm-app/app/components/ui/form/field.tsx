import { clsx } from "clsx"
import { ChevronDown } from "lucide-react"
import { type ComponentProps, type ReactNode, useId } from "react"

const control =
  "w-full rounded-md border border-line-strong bg-canvas text-ink placeholder:text-soft aria-invalid:border-danger-ink disabled:opacity-60"

type Common = { label: ReactNode; hint?: ReactNode; error?: ReactNode }

/** Ids that tie a control to its hint and its error, for those who don't see that they stand together. */
function useDescription({ hint, error }: Omit<Common, "label">) {
  const id = useId()
  const parts = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean)
  return { id, describedBy: parts.join(" ") || undefined }
}

type TextFieldProps = Common & Omit<ComponentProps<"input">, "id">

/** One line of text. An error takes the focus, with and without scripts, and what was typed stays. */
export function TextField({ label, hint, error, className, ...input }: TextFieldProps) {
  const { id, describedBy } = useDescription({ hint, error })
  return (
    <div className={clsx("grid gap-1.5", className)}>
      <Label htmlFor={id}>{label}</Label>
      <Hint id={id} hint={hint} />
      <input
        id={id}
        className={clsx(control, "h-10 px-3")}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        // biome-ignore lint/a11y/noAutofocus: where the error is, is where the reader has to go on
        autoFocus={Boolean(error)}
        {...input}
      />
      <FieldError id={id} error={error} />
    </div>
  )
}

type TextAreaProps = Common & Omit<ComponentProps<"textarea">, "id"> & { isLabelHidden?: boolean }

/** Text of more lines, which grows with what is typed where the browser can. */
export function TextArea({ label, hint, error, className, isLabelHidden, ...area }: TextAreaProps) {
  const { id, describedBy } = useDescription({ hint, error })
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id} isHidden={isLabelHidden}>
        {label}
      </Label>
      <Hint id={id} hint={hint} />
      <textarea
        id={id}
        className={clsx(control, "field-sizing-content resize-y px-3 py-2 leading-relaxed", className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        // biome-ignore lint/a11y/noAutofocus: where the error is, is where the reader has to go on
        autoFocus={Boolean(error)}
        {...area}
      />
      <FieldError id={id} error={error} />
    </div>
  )
}

type SelectFieldProps = Common & Omit<ComponentProps<"select">, "id">

export function SelectField({ label, hint, error, className, children, ...select }: SelectFieldProps) {
  const { id, describedBy } = useDescription({ hint, error })
  return (
    <div className={clsx("grid gap-1.5", className)}>
      <Label htmlFor={id}>{label}</Label>
      <Hint id={id} hint={hint} />
      <span className="relative grid">
        <select
          id={id}
          className={clsx(control, "h-10 appearance-none truncate pr-9 pl-3")}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          {...select}
        >
          {children}
        </select>
        <ChevronDown aria-hidden size={16} className="pointer-events-none absolute top-3 right-3 text-soft" />
      </span>
      <FieldError id={id} error={error} />
    </div>
  )
}

function Label({ htmlFor, isHidden, children }: { htmlFor: string; isHidden?: boolean; children: ReactNode }) {
  return (
    <label htmlFor={htmlFor} className={isHidden ? "sr-only" : "font-medium"}>
      {children}
    </label>
  )
}

/** Stands before its control, where it is read before anything is typed. */
function Hint({ id, hint }: { id: string; hint?: ReactNode }) {
  if (!hint) return null
  return (
    <p id={`${id}-hint`} className="text-soft text-sm">
      {hint}
    </p>
  )
}

function FieldError({ id, error }: { id: string; error?: ReactNode }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} role="alert" className="text-danger-ink text-sm">
      {error}
    </p>
  )
}
