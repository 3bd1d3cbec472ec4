import type { ReactNode } from "react"
import type { Translate } from "~/locales/translation"

type Props = { tag: { name: string; color: string }; children?: ReactNode }

/** A tag by its colour and its name. */
export function TagChip({ tag, children }: Props) {
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-1.5 rounded-full border px-2 text-xs">
      <TagDot color={tag.color} />
      <span className="truncate">{tag.name}</span>
      {children}
    </span>
  )
}

/** Drawn, because the page's policy takes no colours from style attributes. Colours are chosen on white: on dark they get more light. */
export function TagDot({ color }: { color: string }) {
  return (
    <svg aria-hidden viewBox="0 0 8 8" className="size-2 shrink-0 dark:brightness-150">
      <circle cx="4" cy="4" r="4" fill={color} />
    </svg>
  )
}

const maxDots = 4

/** The tags of a row, for those who know their colours; their names on hover, and for those who don't see it. */
export function TagDots({ tags, t }: { tags: readonly { name: string; color: string }[]; t: Translate }) {
  if (tags.length === 0) return null
  const names = t("filters.tagged", { names: tags.map(({ name }) => name).join(", ") })
  const shown = tags.slice(0, maxDots)
  return (
    <svg
      role="img"
      aria-label={names}
      viewBox={`0 0 ${shown.length * 9 - 2} 7`}
      className="h-1.75 w-auto shrink-0 dark:brightness-150"
    >
      <title>{names}</title>
      {shown.map(({ color, name }, at) => (
        <circle key={name} cx={at * 9 + 3.5} cy="3.5" r="3.5" fill={color} />
      ))}
    </svg>
  )
}
