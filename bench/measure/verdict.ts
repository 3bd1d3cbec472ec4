import { type Figure, figures } from "./figures.js"
import type { Measured } from "./measure-case.js"

/** What of a measured call is not as the issue asks; empty when all is. */
export function missed({ kind, ours, ideal, statements, growth, differs }: Measured): string[] {
  const figure: Figure = figures[kind]
  const found = [
    differs && "other answers",
    exceeds(ours.p50 / ideal.p50, figure.ratio) && `more than ${figure.ratio} ×`,
    exceeds(statements, figure.statements) && `more than ${figure.statements} statements`,
    exceeds(ours.p50, figure.ms) && `more than ${figure.ms} ms`,
    exceeds(growth ?? 0, figure.growth) && `more than ${figure.growth} × as at 10k`,
  ]
  return found.filter((what) => typeof what === "string")
}

const exceeds = (value: number, most: number | undefined) => most !== undefined && value > most
