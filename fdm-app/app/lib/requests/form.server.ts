import { FdmError } from "fdm-core/errors"
import { nanoid } from "nanoid"
import { readBody, tooLarge } from "./body.server"
import { weightAt } from "./weight"

/** The fields of a posted form. */
export type FormFields = Record<string, string>

/**
 * Reads a form that was posted; `weight.ts` says what it may weigh. Files are no part of any form here, so there is one
 * kind of body. It is taken apart by hand, because `formData()` and `URLSearchParams` take the square of the number of
 * fields, and read whatever is broken as something.
 *
 * @throws FdmError `too_large` | `invalid_input` for a body that is no form
 */
export async function readForm(request: Request): Promise<FormFields> {
  const body = await readBody(request, "application/x-www-form-urlencoded")
  const most = weightAt(request.url).fields
  const parts = body.split("&", most + 1)
  if (parts.length > most) throw tooLarge()
  try {
    return Object.fromEntries(parts.filter((part) => part !== "").map(fieldIn))
  } catch (cause) {
    throw new FdmError("invalid_input", "the body is no form", {}, { cause })
  }
}

/** Browsers send line breaks as CRLF; texts are kept with the one that they were typed with. */
function fieldIn(part: string): [string, string] {
  const text = part.replaceAll("+", " ")
  const end = text.indexOf("=")
  const [name, value] = end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 1)]
  return [decodeURIComponent(name), decodeURIComponent(value).replaceAll("\r\n", "\n")]
}

/** A key for one showing of a form; the library turns two posts with the same key into one act. */
export function newFormKey(): string {
  return nanoid()
}

/** A field that may be missing or left empty. */
export function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value
}
