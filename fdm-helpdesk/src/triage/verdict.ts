import { z } from "zod"
import { priorities } from "../db/schema-helpdesk.js"
import { oneLine, shorten } from "../kernel/index.js"
import { subjectLength } from "../ticket/index.js"

/** Longest reasoning that is kept, in UTF-16 units. */
const reasoningLength = 500

/**
 * What a model says of a message. Descriptions and the order of the fields are for the model: it reasons before it
 * decides. What is merely too long is cut; what makes no sense (no subject, a priority of its own) is no verdict.
 */
export const verdictSchema = z.object({
  reasoning: z
    .string()
    .transform((text) => shorten(oneLine(text), reasoningLength))
    .describe(
      `Why this priority, in one or two sentences in the language of the message, at most ${reasoningLength} characters.`,
    ),
  subject: z
    .string()
    .transform((text) => shorten(unquoted(oneLine(text)), subjectLength))
    .refine((text) => /[\p{L}\p{N}]/u.test(text), { error: "nothing to read in it" })
    .describe(
      `What the message is about, as a subject line in the language of the message, at most ${subjectLength} characters.`,
    ),
  priority: z
    .enum(priorities)
    .describe(
      "low: a wish, a compliment, no hurry. normal: an ordinary question or fault. high: cannot go on and knows no way around, or a deadline within days. urgent: animals, people or a legal deadline of today are at stake.",
    ),
})

export type Verdict = z.output<typeof verdictSchema>

/** The verdict in an answer, or undefined when the answer is nonsense. */
export function readVerdict(answer: unknown): Verdict | undefined {
  return verdictSchema.safeParse(answer).data
}

/** Models like to put a title in quotes. */
function unquoted(line: string): string {
  return /^(["'“„«]).*(["'”»])$/u.test(line) ? line.slice(1, -1).trim() : line
}
