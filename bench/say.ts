/** Tells whoever waits how far it is. */
export type Say = (line: string) => void

/** On the error output, so that what is measured stands alone on the other; with the seconds since the start. */
export const sayAloud: Say = (line) => {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}\n`)
}
