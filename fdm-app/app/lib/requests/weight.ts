import { maxMessageLength } from "fdm-helpdesk"

/** What the body of a form may weigh. Counted while it comes in, and before anything of it is parsed. */
type Weight = { bytes: number; fields: number }

/** A few short fields. An address that nothing is said about below takes no more. */
const usual: Weight = { bytes: 50_000, fields: 100 }

/** Bytes of a text in an alphabet that needs nine a character on the way: three of UTF-8, each as `%E2`. */
const onTheWay = (characters: number) => characters * 9

/** Who needs more, by where they post to; the first that fits counts. */
const heavier: { at: RegExp; weight: Partial<Weight> }[] = [
  {
    at: /^\/(admin\/)?support\/(new|[^/]+\/(reply|message|edit|redact|draft))$/,
    weight: { bytes: usual.bytes + onTheWay(maxMessageLength) },
  },
  { at: /^\/admin\/support\/settings\/replies\/[^/]+\/save$/, weight: { bytes: usual.bytes + onTheWay(20_000) } },
  // Words of two languages for each of 40 statuses, and a tick for every move between two of them.
  { at: /^\/admin\/support\/settings\/workflow\/save$/, weight: { bytes: 600_000, fields: 2_000 } },
  // A tick for every agent of the desk.
  { at: /^\/admin\/support\/settings\/teams\/(create|update)$/, weight: { fields: 600 } },
]

/** What may be posted to an address. Scripts post to the same one with `.data` behind it, which weighs the same. */
export function weightAt(address: string): Weight {
  const path = new URL(address).pathname.replace(/\.data$/, "").replace(/\/_?$/, "")
  return { ...usual, ...heavier.find(({ at }) => at.test(path))?.weight }
}
