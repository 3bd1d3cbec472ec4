import { clsx } from "clsx"

/** First letters of the first and the last word of a name; particles such as "van den" stand in between. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return (
    ends
      .map((word) => word?.match(/[\p{L}\p{N}]/u)?.[0] ?? "")
      .join("")
      .toUpperCase() || "?"
  )
}

type Props = { name: string; size?: "small" | "medium"; isDesk?: boolean }

/** A person as two letters. Decoration: the name stands beside it. */
export function Initials({ name, size = "medium", isDesk }: Props) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-grid shrink-0 select-none place-items-center rounded-full font-medium",
        size === "small" ? "size-5 text-[0.625rem]" : "size-8 text-xs",
        isDesk ? "bg-accent-tint text-accent-ink" : "bg-selected text-soft",
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
