import type { z } from "zod"
import { HelpdeskError } from "./errors.js"

/**
 * Reads an input by its schema, or says which fields are off. Issues name fields and rules, never values, so the
 * error can be logged; a text that is only too long gets the code `too_large`.
 *
 * @throws HelpdeskError `invalid_input` | `too_large`
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const { issues } = result.error
  const fields = [...new Set(issues.map((issue) => issue.path.join(".") || "input"))]
  const code = issues.every((issue) => issue.code === "too_big" && issue.origin === "string")
    ? "too_large"
    : "invalid_input"
  throw new HelpdeskError(code, `${code === "too_large" ? "too large" : "invalid"}: ${fields.join(", ")}`, { fields })
}
