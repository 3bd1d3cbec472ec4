const most = { depth: 8, values: 200 }

/** A string up to its end, or to the end of the text. */
const strings = /"(?:[^"\\]|\\.)*"?/gs

const steps: Readonly<Record<string, number>> = { "{": 1, "[": 1, "}": -1, "]": -1 }

/**
 * Whether a text is flat and short enough for a JSON that one of our forms would send. Looked at sign by sign and before it
 * is parsed; what stands in strings doesn't count.
 */
export function isLightJson(text: string): boolean {
  const bare = text.replace(strings, "")
  let depth = 0
  let deepest = 0
  for (const sign of bare) {
    depth += steps[sign] ?? 0
    deepest = Math.max(deepest, depth)
  }
  return deepest <= most.depth && bare.split(",", most.values + 1).length <= most.values
}
