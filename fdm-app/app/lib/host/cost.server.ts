import { AsyncLocalStorage } from "node:async_hooks"

/**
 * What a request costs, for the header `Server-Timing`: the whole time, the time until there was something to render,
 * and how many statements went to the database. The tests hold pages to their number of statements with it.
 */
type Cost = { startedAt: number; statements: number; renderingAt?: number }

declare global {
  var fdmCost: AsyncLocalStorage<Cost> | undefined
}

/** On `globalThis`, because the development server loads this file anew while the database goes on telling the old one. */
globalThis.fdmCost ??= new AsyncLocalStorage<Cost>()
const current = globalThis.fdmCost

/** To be called with every statement, in the async context of the request that caused it. */
export function countStatement(): void {
  const cost = current.getStore()
  if (cost) cost.statements++
}

/** Marks the moment at which all data is there and rendering begins. */
export function startRendering(): void {
  const cost = current.getStore()
  if (cost) cost.renderingAt = performance.now()
}

/** Runs what answers a request, and tells what it cost until then. */
export async function withCost<Answer>(run: () => Promise<Answer>): Promise<{ answer: Answer; timing: string }> {
  const cost: Cost = { startedAt: performance.now(), statements: 0 }
  const answer = await current.run(cost, run)
  return { answer, timing: timingOf(cost) }
}

function timingOf({ startedAt, statements, renderingAt }: Cost): string {
  const now = performance.now()
  const since = (from: number, to: number) => (to - from).toFixed(1)
  const data = `data;dur=${since(startedAt, renderingAt ?? now)}`
  const render = renderingAt === undefined ? [] : [`render;dur=${since(renderingAt, now)}`]
  return [`total;dur=${since(startedAt, now)}`, data, ...render, `sql;desc="${statements}"`].join(", ")
}
