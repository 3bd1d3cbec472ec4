import type { MailContent, NoticeContent } from "./content.js"

/** Parts of a mail as plain text: a blank line between them, absent ones left out. */
export function plainText(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined).join("\n\n")}\n`
}

/** A message under what it is, as it was written. */
export function messageText({ label, text, cutShort }: MailContent["message"]): string {
  return plainText([label, text, cutShort]).trimEnd()
}

/** The same, marked as mail programs mark what somebody wrote before. */
export function quotedText({ text, ...rest }: MailContent["message"]): string {
  const lines = text.split("\n").map((line) => `> ${line}`.trimEnd())
  return messageText({ ...rest, text: lines.join("\n") })
}

export function linkText({ label, href }: NoticeContent["button"]): string {
  return `${label}:\n${href}`
}

export function footerText({ footer, brand, ref }: NoticeContent): string {
  return `-- \n${brand} · ${ref}\n${footer}`
}
