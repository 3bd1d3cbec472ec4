import MarkdownParser, { type MarkdownIt, type StateInline } from "markdown-it"

/**
 * CommonMark as people without any knowledge of it write: their texts have to look as they typed them. So of its rules
 * only those are on that somebody means when they use them. Indented code, underlined headings, rules, tables, character
 * references, definitions, HTML and images are off, which leaves their signs as text; line breaks and blanks stay; and a
 * star or tilde within a word is no emphasis: `2*3*4`.
 */
const rules = [
  ...["blockquote", "fence", "heading", "list"],
  ...["autolink", "backticks", "emphasis", "link", "linkify", "strikethrough"],
]

/** Deeper quotes and lists than anybody reads; the parser looks no further. */
export const maxNesting = 20

export function newParser(): MarkdownIt {
  const parser = new MarkdownParser("zero", { html: false, linkify: true, maxNesting }).enable(rules)
  parser.validateLink = isSafe
  // Else what an address looks like and where it leads could be two things: a name in look-alike letters is shown as it is.
  parser.normalizeLinkText = (address) => address
  parser.inline.ruler.before("backticks", "line_end", lineEnd)
  parser.inline.ruler.before("backticks", "escaped", escaped)
  parser.inline.ruler.before("link", "no_image", noImage)
  const State = parser.inline.State
  parser.inline.State = class extends State {
    override scanDelims(start: number) {
      return super.scanDelims(start, false)
    }
  }
  parser.linkify.add("//", null).add("ftp:", null).add("www.", { validate: domainAt, normalize: overHttps })
  return parser
}

/** The only kinds of address that become links. */
const safe = /^(https?:\/\/|mailto:)[^\s]/i

/** A name before the site, `https://bank.example@evil.example`, is there to be taken for it. */
function isSafe(address: string): boolean {
  if (!safe.test(address)) return false
  const { username, password } = URL.canParse(address) ? new URL(address) : { username: "", password: "" }
  return username === "" && password === ""
}

/** A line ends where it was ended, with the blanks around it. */
function lineEnd(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "\n") return false
  if (!silent) state.push("hardbreak", "br", 0)
  state.pos++
  return true
}

const signs = "*_`~[]#>"

/** A backslash takes the meaning of the signs above away. Before anything else it is a backslash, as in paths of Windows. */
function escaped(state: StateInline, silent: boolean): boolean {
  const sign = state.src[state.pos + 1]
  if (state.src[state.pos] !== "\\" || sign === undefined || !signs.includes(sign)) return false
  if (!silent) {
    const token = state.push("text_special", "", 0)
    token.content = sign
    token.markup = `\\${sign}`
    token.info = "escape"
  }
  state.pos += 2
  return true
}

/** A picture from elsewhere would tell its owner who reads, and when. */
function noImage(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith("![", state.pos)) return false
  if (!silent) state.pending += "!["
  state.pos += 2
  return true
}

const domain = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+\p{L}{2,24}(?:\/[^\s<>"'()]*[^\s<>"'().,;:!?*_~])?/uy

/** How much of a text, from where `www.` ends, is the rest of an address. */
function domainAt(text: string, from: number): number {
  domain.lastIndex = from
  return domain.exec(text)?.[0].length ?? 0
}

function overHttps(match: { url: string }): void {
  match.url = `https://${match.url}`
}
