import { FdmError } from "fdm-core/errors"
import { nanoid } from "nanoid"

/** The fields of a posted form. */
export type FormFields = Record<string, string>

/** Room for the longest message a ticket takes, written in an alphabet that needs nine bytes a character on the way. */
const maxFormBytes = 3_000_000

/**
 * Reads a form that was posted. Files are no part of any form here, so only texts are kept.
 *
 * @throws FdmError `too_large` | `invalid_input` for a body that is no form
 */
export async function readForm(request: Request): Promise<FormFields> {
  const length = bodyLength(request.headers)
  if (length === 0) return {}
  if (length > maxFormBytes) throw new FdmError("too_large", "the form is larger than any form here")
  try {
    const entries = [...(await request.formData())].filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    )
    // Browsers send line breaks as CRLF; texts are kept with the one that they were typed with.
    return Object.fromEntries(entries.map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]))
  } catch (cause) {
    throw new FdmError("invalid_input", "the body is no form", {}, { cause })
  }
}

/** A body of unknown length is not begun to be read: no browser sends a form so. */
export function bodyLength(headers: Headers): number {
  if (headers.has("Transfer-Encoding")) return Number.POSITIVE_INFINITY
  return Number(headers.get("Content-Length") ?? 0)
}

/** A key for one showing of a form; the library turns two posts with the same key into one act. */
export function newFormKey(): string {
  return nanoid()
}

/** A field that may be missing or left empty. */
export function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value
}
