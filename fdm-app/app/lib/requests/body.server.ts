import { FdmError } from "fdm-core/errors"
import { weightAt } from "./weight"

/** A body of a kind that the address does not take. Its status says so; to people it is any input that is off. */
class OtherKind extends FdmError {
  override get status(): number {
    return 415
  }
}

/**
 * Reads the text of a body, as far as its address takes one. It is counted while it comes in, because a body may come in
 * pieces that don't say how many they are.
 *
 * @param kind the media type that is taken; a body that is empty may be of any
 * @throws FdmError `too_large` | `invalid_input` for another kind (415), or bytes that are no UTF-8
 */
export async function readBody({ body, headers, url }: Request, kind: string): Promise<string> {
  const { bytes } = weightAt(url)
  if (Number(headers.get("Content-Length") ?? 0) > bytes) throw tooLarge()
  if (!body) return ""
  const pieces: Uint8Array[] = []
  let left = bytes
  for await (const piece of body) {
    left -= piece.byteLength
    if (left < 0) throw tooLarge()
    pieces.push(piece)
  }
  if (left === bytes) return ""
  if (kindOf(headers) !== kind) throw new OtherKind("invalid_input", `the body is not ${kind}`)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces))
  } catch (cause) {
    throw new FdmError("invalid_input", "the body is no UTF-8", {}, { cause })
  }
}

export function tooLarge(): FdmError {
  return new FdmError("too_large", "the body is larger than any form here")
}

function kindOf(headers: Headers): string {
  const [kind = ""] = (headers.get("Content-Type") ?? "").split(";", 1)
  return kind.trim().toLowerCase()
}
