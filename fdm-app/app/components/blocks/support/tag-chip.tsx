import type { ReactNode } from "react"

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

/** Drawn, because the page's policy takes no colours from style attributes. */
export function TagDot({ color }: { color: string }) {
  return (
    <svg aria-hidden viewBox="0 0 8 8" className="size-2 shrink-0">
      <circle cx="4" cy="4" r="4" fill={color} />
    </svg>
  )
}
