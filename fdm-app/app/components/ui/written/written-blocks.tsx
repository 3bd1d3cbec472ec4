import { type Block, findMentions, type Inline, type ListBlock, type Nameable } from "fdm-helpdesk/markdown"
import { Fragment, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { sizeOf } from "./fold-blocks"

/** `people` are marked where a text calls them by name. */
export type Reading = { people?: readonly Nameable[] }

/** A quote that is longer than this is what somebody answered to, and folds, with the quotes in it. */
const quotedLines = 4

/** What stands in a quote is folded with it, if at all: else each sign of a line could make a fold of its own. */
type Within = Reading & { isQuoted?: boolean }

export function Blocks({ blocks, ...reading }: { blocks: readonly Block[] } & Within) {
  return numbered(blocks, (block) => <OneBlock block={block} {...reading} />)
}

function OneBlock({ block, ...reading }: { block: Block } & Within) {
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          <Inlines inlines={block.children} {...reading} />
        </p>
      )
    case "heading":
      // Not a heading of the page: its outline is the page's own.
      return (
        <p className="font-semibold">
          <Inlines inlines={block.children} {...reading} />
        </p>
      )
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case "plain":
      // A text and nothing else, however long it is.
      return <p>{block.text}</p>
    case "quote":
      return <Quote blocks={block.children} {...reading} />
    case "list":
      return <List list={block} {...reading} />
  }
}

function Quote({ blocks, isQuoted, ...reading }: { blocks: readonly Block[] } & Within) {
  const { t } = useTranslation()
  const quote = (
    <blockquote>
      <Blocks blocks={blocks} isQuoted {...reading} />
    </blockquote>
  )
  if (isQuoted || sizeOf({ type: "quote", children: [...blocks] }).lines <= quotedLines) return quote
  return (
    <details>
      <summary className="w-fit rounded-sm text-accent-ink text-sm underline underline-offset-2">
        {t("conversation.quoted")}
      </summary>
      {quote}
    </details>
  )
}

function List({ list: { start, mark, items, isTight }, ...reading }: { list: ListBlock } & Within) {
  const shown = numbered(items, (blocks) => (
    <li>
      {isTight
        ? numbered(blocks, (block) =>
            block.type === "paragraph" ? (
              <Inlines inlines={block.children} {...reading} />
            ) : (
              <OneBlock block={block} {...reading} />
            ),
          )
        : numbered(blocks, (block) => <OneBlock block={block} {...reading} />)}
    </li>
  ))
  if (start === null) return <ul>{shown}</ul>
  return (
    <ol start={start} className={mark === ")" ? "[list-style:paren]" : undefined}>
      {shown}
    </ol>
  )
}

const marks = { strong: "strong", emphasis: "em", strikethrough: "s" } as const

function Inlines({ inlines, ...reading }: { inlines: readonly Inline[] } & Reading): ReactNode {
  return numbered(inlines, (inline) => <OneInline inline={inline} {...reading} />)
}

function OneInline({ inline, ...reading }: { inline: Inline } & Reading): ReactNode {
  switch (inline.type) {
    case "text":
      return reading.people?.length ? called(inline.text, reading.people) : inline.text
    case "break":
      return <br />
    case "code":
      return <code>{inline.text}</code>
    case "link":
      // It tells the other site nothing of where its reader comes from.
      return (
        <a href={inline.href} title={inline.href} rel="noopener noreferrer nofollow ugc">
          <Inlines inlines={inline.children} />
        </a>
      )
    default: {
      const Mark = marks[inline.type]
      return (
        <Mark>
          <Inlines inlines={inline.children} {...reading} />
        </Mark>
      )
    }
  }
}

/** A text with the names that it calls marked. */
function called(text: string, people: readonly Nameable[]): ReactNode {
  const found = findMentions(text, people)
  const parts = found.flatMap(({ from, to }, at) => [
    text.slice(found[at - 1]?.to ?? 0, from),
    <span key={from} className="font-semibold text-note-ink">
      {text.slice(from, to)}
    </span>,
  ])
  return [...parts, text.slice(found.at(-1)?.to ?? 0)]
}

/** The parts of a text never move, so their numbers are keys enough. */
function numbered<Part>(parts: readonly Part[], show: (part: Part) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return parts.map((part, index) => <Fragment key={index}>{show(part)}</Fragment>)
}
