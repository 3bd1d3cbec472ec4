import { type CSSProperties, createContext } from "react"
import { shadesOf } from "../../kernel/index.js"

/**
 * Looks of the mails. Every style stands inline, because some mail programs read no style sheet; the few rules in
 * `styleSheet` are for those that do: a dark screen, a narrow one.
 */
export const colors = {
  light: {
    page: "#f4f5f3",
    card: "#ffffff",
    ink: "#1b1f1a",
    muted: "#5c655b",
    line: "#e2e5e0",
    accent: "#2f7d32",
    link: "#2f7d32",
  },
  dark: {
    page: "#141714",
    card: "#1d211d",
    ink: "#e9ece8",
    muted: "#a6afa4",
    line: "#343a33",
    accent: "#4c9a50",
    link: "#85c788",
  },
  /** The button looks the same on both. */
  button: "#2f7d32",
  onButton: "#ffffff",
}
const { light, dark } = colors

/** What the accent colours, on a light and on a dark screen. */
export type Look = Record<"light" | "dark", { button: string; onButton: string; accent: string; link: string }>

const { button, onButton } = colors
const ownLook: Look = {
  light: { button, onButton, accent: light.accent, link: light.link },
  dark: { button, onButton, accent: dark.accent, link: dark.link },
}

/** The look that a desk's accent makes, in shades that can be read; without one, that of the helpdesk. */
export function lookOf(accentColor: string | undefined): Look {
  if (!accentColor) return ownLook
  const look = ({ card, page }: { card: string; page: string }) => {
    const { accent, onAccent, accentInk } = shadesOf(accentColor, [card, page])
    return { button: accent, onButton: onAccent, accent, link: accentInk }
  }
  return { light: look(light), dark: look(dark) }
}

/** The look of the mail that is made, for its parts. */
export const LookContext = createContext(ownLook)

const fonts = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
/** A word that is wider than a telephone breaks; mail programs each know another way of saying so. */
const breaking = { overflowWrap: "anywhere", wordBreak: "break-word" } as const
const text = { ...breaking, margin: 0, color: light.ink, fontSize: "15px", lineHeight: "24px" }
const small = { ...breaking, margin: 0, color: light.muted, fontSize: "13px", lineHeight: "20px" }
const quote = { borderLeft: `3px solid ${light.line}`, padding: "2px 0 2px 16px", margin: "0 0 24px" }

export const styles = {
  page: { backgroundColor: light.page, margin: 0, padding: "32px 12px", fontFamily: fonts },
  card: {
    maxWidth: "560px",
    backgroundColor: light.card,
    border: `1px solid ${light.line}`,
    borderRadius: "10px",
    padding: "28px 32px 32px",
  },
  brand: { ...text, fontWeight: 600 },
  ref: { ...small, textAlign: "right", whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  line: { borderTop: `1px solid ${light.line}`, margin: "20px 0 24px" },
  heading: { ...text, margin: "0 0 16px", fontSize: "21px", lineHeight: "28px", fontWeight: 600 },
  text: { ...text, margin: "0 0 16px" },
  label: { ...small, margin: "0 0 8px" },
  // Mail programs that know `pre-wrap` keep runs of blanks too; line breaks are <br>, which all of them know.
  message: { ...text, whiteSpace: "pre-wrap" },
  paragraph: { margin: "0 0 12px" },
  list: { margin: "0 0 12px", paddingLeft: "24px" },
  quotation: { borderLeft: `3px solid ${light.line}`, margin: "0 0 12px", padding: "0 0 0 12px" },
  code: { margin: "0 0 12px", fontSize: "13px", whiteSpace: "pre-wrap" },
  quote,
  button: {
    borderRadius: "7px",
    padding: "13px 22px",
    margin: "8px 0 24px",
    fontSize: "15px",
    fontWeight: 600,
  },
  small,
  link: { ...small, textDecoration: "underline" },
  footer: { maxWidth: "560px", padding: "20px 32px 0" },
} satisfies Record<string, CSSProperties>

export const styleSheet = (look: Look) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: ${dark.page} !important; }
  .card { background-color: ${dark.card} !important; border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .muted { color: ${dark.muted} !important; }
  .line { border-color: ${dark.line} !important; }
  .answer { border-color: ${look.dark.accent} !important; }
  .button { background-color: ${look.dark.button} !important; color: ${look.dark.onButton} !important; }
  .link { color: ${look.dark.link} !important; }
}
@media (max-width: 480px) {
  .card { padding: 24px 20px 28px !important; }
  .footer { padding: 20px 20px 0 !important; }
}`
