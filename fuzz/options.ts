import { parseArgs } from "node:util"

export type Options = {
  /** How long to go on, parsers and addresses together, unless rounds are given. */
  seconds: number
  /** How many rounds parsers and addresses each get; the same on every machine, however long it takes. */
  rounds: number | undefined
  /** The one round that is done, of what was found before. */
  round: number | undefined
  /** The same seed makes the same inputs in the same order. */
  seed: string
  /** Parts of names, such as `search` or `/signin`. */
  only: string[]
  /** The whole name of the one parser or address. */
  part: string | undefined
}

/** Reads the command line; `README.md` tells what it can say. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string", default: "60" },
      rounds: { type: "string" },
      round: { type: "string" },
      seed: { type: "string", default: String(Date.now()) },
      only: { type: "string", multiple: true, default: [""] },
      part: { type: "string" },
    },
  })
  const { seed, only, part } = values
  const [rounds, round] = [wholeFrom(1, "--rounds", values.rounds), wholeFrom(0, "--round", values.round)]
  const seconds = Number(values.seconds)
  if (!(seconds > 0)) throw new Error("--seconds is a number of seconds")
  return { seconds, rounds, round, seed, only, part }
}

function wholeFrom(least: number, name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!(Number.isInteger(number) && number >= least)) throw new Error(`${name} is a whole number from ${least} on`)
  return number
}

/** Whether a parser or an address is one of those that were asked for. */
export function isChosen({ only, part }: Pick<Options, "only" | "part">, name: string): boolean {
  return part === undefined ? only.some((one) => name.includes(one)) : name === part
}

/** The rounds that are done: those that were asked for, or one after the other until half of the time is over. */
export function* roundsOf({ seconds, rounds, round }: Pick<Options, "seconds" | "rounds" | "round">) {
  const [first, end] = round === undefined ? [0, rounds ?? Number.POSITIVE_INFINITY] : [round, round + 1]
  const until = end === Number.POSITIVE_INFINITY ? performance.now() + (seconds * 1000) / 2 : end
  const isOver = (at: number) => (end === Number.POSITIVE_INFINITY ? performance.now() >= until : at >= end)
  for (let at = first; !isOver(at); at++) yield at
}
