import { isReadable, oneLine, shorten, startOfReadable } from "../kernel/index.js"

/** Longest subject that the helpdesk makes by itself, in UTF-16 units: a line of the inbox. */
export const subjectLength = 80

const greeting =
  /^(hallo|hoi|hi|hey|hello|dear|beste|geachte|goede(morgen|middag|navond)|good (morning|afternoon|evening))\b[^\n]{0,60}$/iu
const sentence = /^.+?[.!?…。！？](?=\s|$)/u

/**
 * A subject without a model: the first sentence of the message, passing over a line that only greets. Never empty for
 * a message that has something to read in it: what shows nothing before its first words is passed over.
 */
export function fallbackSubject(body: string): string {
  const start = startOfReadable(body)
  const lines = body
    .slice(start, start + 4000)
    .split(/\r?\n/)
    .map(oneLine)
    .filter(isReadable)
  const line =
    lines.find((candidate, index) => index === lines.length - 1 || !greeting.test(candidate)) ?? oneLine(body)
  return shorten(sentence.exec(line)?.[0] ?? line, subjectLength)
}
