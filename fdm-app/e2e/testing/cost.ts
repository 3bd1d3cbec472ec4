export type Cost = { statements: number; totalMs: number }

/** What an answer cost inside the server, by its `Server-Timing`. */
export function costOf(headers: Record<string, string>): Cost {
  const timing = headers["server-timing"] ?? ""
  return {
    statements: Number(/sql;desc="(\d+)"/.exec(timing)?.[1] ?? Number.NaN),
    totalMs: Number(/total;dur=([\d.]+)/.exec(timing)?.[1] ?? Number.NaN),
  }
}
