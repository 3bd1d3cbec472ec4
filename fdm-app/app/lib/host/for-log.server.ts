import { contentFree, isFdmError } from "fdm-core/errors"

/** Errors whose words are made of code alone. Others may quote what somebody wrote: a statement with its parameters, half a JSON. */
const ofCode = [TypeError, ReferenceError]

/** What may stand in a log of an error that nobody expected: its kind, its words when they hold no content, and where it was. */
export function forLog(error: unknown): string {
  if (!(error instanceof Error)) return "something that is no error was thrown"
  const known = contentFree(error)
  const [kind, details] = isFdmError(known) ? [known, JSON.stringify(known.details)] : [error, ""]
  const mayBeTold = isFdmError(kind) || ofCode.some((type) => kind instanceof type)
  const said = mayBeTold ? `${kind.name}: ${kind.message} ${details}`.trimEnd() : kind.name
  return [said, ...framesOf(error)].join("\n")
}

/** The same for what is tried again: what was expected to happen is told by its code alone. */
export function inBrief(error: unknown): string {
  const known = contentFree(error)
  return isFdmError(known) && known.code !== "internal" ? known.code : forLog(error)
}

function framesOf({ stack = "", message }: Error): string[] {
  // A message of several lines stands in the stack as it is, and a line of it may look like a frame.
  const at = stack.indexOf(message)
  const frames = at < 0 ? stack : stack.slice(at + message.length)
  return frames.split("\n").filter((line) => /^\s+at \S/.test(line))
}
