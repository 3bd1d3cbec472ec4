import { cva, type VariantProps } from "class-variance-authority"
import type { ComponentProps } from "react"

/** How buttons look, and links that act as one. */
export const buttonStyle = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors duration-100 aria-disabled:cursor-default aria-disabled:opacity-60",
  {
    variants: {
      look: {
        primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
        plain: "border-line-strong/60 bg-canvas text-ink hover:bg-hover",
        quiet: "border-transparent bg-transparent text-soft hover:bg-hover hover:text-ink",
        danger: "border-transparent bg-danger text-on-danger hover:brightness-95",
        note: "border-note-ink/50 bg-note text-note-ink hover:border-note-ink",
      },
      size: { small: "h-7 px-2.5 text-sm", medium: "h-8 px-3 text-sm", large: "h-10 px-4 text-base" },
    },
    defaultVariants: { look: "plain", size: "medium" },
  },
)

type Props = ComponentProps<"button"> & VariantProps<typeof buttonStyle> & { isBusy?: boolean }

/** While busy it does nothing and stays where the focus is, which a disabled button would lose. */
export function Button({ look, size, className, isBusy, type = "submit", ...rest }: Props) {
  return (
    <button
      type={type}
      className={buttonStyle({ look, size, className })}
      aria-disabled={isBusy || undefined}
      onClick={(event) => isBusy && event.preventDefault()}
      {...rest}
    />
  )
}
