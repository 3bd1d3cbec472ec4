import type { Segment } from "fdm-helpdesk"

/** A piece of a conversation with what was looked for. Text, which React escapes; never markup. */
export function Snippet({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, isMatch }, at) =>
    isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and never change places
      <mark key={at} className="rounded-xs bg-note text-note-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
