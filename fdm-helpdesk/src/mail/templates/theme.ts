import type { CSSProperties } from "react"

/**
 * Looks of the mails. Every style stands inline, because some mail programs read no style sheet; the few rules in
 * `darkRules` are for those that do and show people a dark screen.
 */
const colors = {
  page: "#f4f5f3",
  card: "#ffffff",
  ink: "#1b1f1a",
  muted: "#5c655b",
  line: "#e2e5e0",
  accent: "#2f7d32",
  onAccent: "#ffffff",
}

const fonts = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
/** A word that is wider than a telephone breaks; mail programs each know another way of saying so. */
const breaking = { overflowWrap: "anywhere", wordBreak: "break-word" } as const
const text = { ...breaking, margin: 0, color: colors.ink, fontSize: "15px", lineHeight: "24px" }
const small = { ...breaking, margin: 0, color: colors.muted, fontSize: "13px", lineHeight: "20px" }
const quote = { borderLeft: `3px solid ${colors.line}`, padding: "2px 0 2px 16px", margin: "0 0 24px" }

export const styles = {
  page: { backgroundColor: colors.page, margin: 0, padding: "32px 12px", fontFamily: fonts },
  card: {
    maxWidth: "560px",
    backgroundColor: colors.card,
    border: `1px solid ${colors.line}`,
    borderRadius: "10px",
    padding: "28px 32px 32px",
  },
  brand: { ...text, fontWeight: 600 },
  ref: { ...small, textAlign: "right", whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  line: { borderTop: `1px solid ${colors.line}`, margin: "20px 0 24px" },
  heading: { ...text, margin: "0 0 16px", fontSize: "21px", lineHeight: "28px", fontWeight: 600 },
  text: { ...text, margin: "0 0 16px" },
  label: { ...small, margin: "0 0 8px" },
  // Mail programs that know `pre-wrap` keep runs of blanks too; line breaks are <br>, which all of them know.
  message: { ...text, whiteSpace: "pre-wrap" },
  quote,
  answer: { ...quote, borderLeft: `3px solid ${colors.accent}` },
  button: {
    backgroundColor: colors.accent,
    color: colors.onAccent,
    borderRadius: "7px",
    padding: "13px 22px",
    margin: "8px 0 24px",
    fontSize: "15px",
    fontWeight: 600,
  },
  small,
  link: { ...small, color: colors.accent, textDecoration: "underline" },
  footer: { maxWidth: "560px", padding: "20px 32px 0" },
} satisfies Record<string, CSSProperties>

export const darkRules = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #141714 !important; }
  .card { background-color: #1d211d !important; border-color: #343a33 !important; }
  .ink { color: #e9ece8 !important; }
  .muted { color: #a6afa4 !important; }
  .line { border-color: #343a33 !important; }
  .answer { border-color: #4c9a50 !important; }
  .link { color: #85c788 !important; }
}
@media (max-width: 480px) {
  .card { padding: 24px 20px 28px !important; }
  .footer { padding: 20px 20px 0 !important; }
}`
