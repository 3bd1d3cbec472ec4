import { Fragment, type ReactNode, useContext } from "react"
import { type Block, type Inline, type ListBlock, parseMarkdown } from "../../markdown/index.js"
import { LookContext, styles } from "./theme.js"

/** What somebody wrote, formatted; its text is escaped by React. Styles are few, because Gmail hides what is long. */
export function Written({ text }: { text: string }) {
  return <Blocks blocks={parseMarkdown(text)} />
}

/** The same without any format: a line a line. */
export function Lines({ text }: { text: string }) {
  return numbered(text.split("\n"), (line, index) => (
    <>
      {index > 0 && <br />}
      {line}
    </>
  ))
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return numbered(blocks, (block) => <OneBlock block={block} />)
}

function OneBlock({ block }: { block: Block }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p style={styles.paragraph}>
          <Inlines inlines={block.children} />
        </p>
      )
    case "heading":
      return (
        <p style={styles.paragraph}>
          <strong>
            <Inlines inlines={block.children} />
          </strong>
        </p>
      )
    case "quote":
      return (
        <blockquote className="line" style={styles.quotation}>
          <Blocks blocks={block.children} />
        </blockquote>
      )
    case "code":
      return <pre style={styles.code}>{block.text}</pre>
    case "plain":
      return (
        <p style={styles.paragraph}>
          <Lines text={block.text} />
        </p>
      )
    case "list":
      return <List list={block} />
  }
}

function List({ list: { start, items, isTight } }: { list: ListBlock }) {
  const shown = numbered(items, (blocks) => (
    <li>
      {numbered(blocks, (block) =>
        isTight && block.type === "paragraph" ? <Inlines inlines={block.children} /> : <OneBlock block={block} />,
      )}
    </li>
  ))
  if (start === null) return <ul style={styles.list}>{shown}</ul>
  return (
    <ol start={start} style={styles.list}>
      {shown}
    </ol>
  )
}

const marks = { strong: "strong", emphasis: "em", strikethrough: "s" } as const

function Inlines({ inlines }: { inlines: readonly Inline[] }): ReactNode {
  return numbered(inlines, (inline) => {
    if (inline.type === "text") return <Lines text={inline.text} />
    if (inline.type === "break") return <br />
    if (inline.type === "code") return <code>{inline.text}</code>
    if (inline.type === "link")
      return (
        <WrittenLink href={inline.href}>
          <Inlines inlines={inline.children} />
        </WrittenLink>
      )
    const Mark = marks[inline.type]
    return (
      <Mark>
        <Inlines inlines={inline.children} />
      </Mark>
    )
  })
}

/** A text is rendered once and its parts never move, so their numbers are keys enough. */
function numbered<Part>(parts: readonly Part[], show: (part: Part, index: number) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return parts.map((part, index) => <Fragment key={index}>{show(part, index)}</Fragment>)
}

function WrittenLink({ href, children }: { href: string; children: ReactNode }) {
  const { light } = useContext(LookContext)
  return (
    <a className="link" href={href} style={{ color: light.link }}>
      {children}
    </a>
  )
}
