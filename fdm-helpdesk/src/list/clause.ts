import { and, type SQL, sql } from "drizzle-orm"
import type { Value } from "../kernel/index.js"

/**
 * One condition of a list, with its values apart from its text: two lists whose clauses have the same shapes are one
 * query with other values, which `prepared` makes once.
 */
export type Clause = {
  /** Tells it from every other condition, but for its values. */
  shape: string
  values: readonly Value[]
  /** The condition over what stands for each of the values. */
  where(...values: SQL[]): SQL
  /** The same in words that the planner makes no plan of, for lists that are led by something else. */
  aside?(...values: SQL[]): SQL
}

/** A condition without values. */
export function fixed(shape: string, condition: SQL): Clause {
  return { shape, values: [], where: () => condition }
}

/** The clauses that are there. */
export function given(...clauses: (Clause | false | undefined)[]): Clause[] {
  return clauses.filter((clause) => clause !== undefined && clause !== false)
}

/** All of the clauses as one condition with their values in it, for queries that are made for one call. */
export function holding(clauses: readonly Clause[]): SQL | undefined {
  return and(...clauses.map(({ where, values }) => where(...values.map((value) => sql`${value}`))))
}

/** The values of clauses under names of their own, and the conditions with places where the names stand. */
export function named(clauses: readonly Clause[], prefix: string) {
  const values: Record<string, Value> = {}
  const namesOf = new Map<Clause, string[]>()
  for (const clause of new Set(clauses)) {
    const names = clause.values.map((value) => {
      const name = `${prefix}${Object.keys(values).length}`
      values[name] = value
      return name
    })
    namesOf.set(clause, names)
  }
  const places = (clause: Clause) => (namesOf.get(clause) ?? []).map((name) => sql`${sql.placeholder(name)}`)
  return { values, where: (some: readonly Clause[]) => and(...some.map((one) => one.where(...places(one)))) }
}
