import { type Figure, figures } from "./figures.js"
import type { Measured } from "./measure-case.js"

/**
 * What of a measured call is not as the issue asks; empty when all is. `small` is the same call at ten thousand tickets: what it
 * costs says something of growth when it gave as many rows. A page that ten thousand tickets don't fill is another amount of work.
 */
export function missed(measured: Measured, small?: Measured): string[] {
  const figure: Figure = figures[measured.kind]
  const { ours, ideal, statements, differs, rows } = measured
  const before = small?.rows === rows ? small : undefined
  const found = [
    differs && "other answers",
    exceeds(ours.p50 / ideal.p50, figure.ratio) && `more than ${figure.ratio} ×`,
    exceeds(statements, figure.statements) && `more than ${figure.statements} statements`,
    exceeds(ours.p50, figure.ms) && `more than ${figure.ms} ms`,
    before && exceeds(ours.p50 / before.ours.p50, figure.growth) && `more than ${figure.growth} × as at 10k`,
  ]
  return found.filter((what) => typeof what === "string")
}

const exceeds = (value: number, most: number | undefined) => most !== undefined && value > most
