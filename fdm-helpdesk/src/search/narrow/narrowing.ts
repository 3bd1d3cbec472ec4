import type { TagId } from "../../kernel/index.js"
import type { InboxFilters } from "../../list/inbox-filters.js"
import type { InboxView } from "../../list/inbox-sets.js"
import type { FieldName } from "../../ticket/fields/ticket-fields.js"
import { type SearchHint, type SearchTerm, shownText } from "../language/search-terms.js"

export type OperatorTerm = Extract<SearchTerm, { kind: "operator" }>

/**
 * What a list is narrowed to, one operator after the other, beginning with the filters that stand beside the text. All of
 * them have to hold, so what excludes each other leaves nothing; that is told.
 */
export class Narrowing {
  /** No ticket can be in it. */
  isEmpty = false
  /** For each, one of these texts is in the names of who asked. */
  readonly people: string[][] = []

  readonly hints: SearchHint[]
  view: InboxView | undefined
  filters: InboxFilters

  constructor(view: InboxView | undefined, filters: InboxFilters, hints: readonly SearchHint[]) {
    this.view = view
    this.filters = filters
    this.hints = [...hints]
  }

  tell(kind: SearchHint["kind"], { operator, text, start, end }: SearchTerm, suggestion?: string): void {
    this.hints.push({
      kind,
      text: shownText(text),
      start,
      end,
      ...(operator && { operator }),
      ...(suggestion && { suggestion }),
    })
  }

  /** Both what was asked for before and this. */
  to(name: FieldName, values: readonly string[], because: OperatorTerm): void {
    const before = this.given<string[]>(name)
    const both = before?.length ? values.filter((value) => before.includes(value)) : values
    if (both.length > 0) this.replace({ [name]: both })
    else this.contradict(because)
  }

  toOne(name: FieldName, value: string, because: OperatorTerm): void {
    const before = this.given<string>(name)
    if (before === undefined || before === value) this.replace({ [name]: value })
    else this.contradict(because)
  }

  /** One of the tags, besides what is asked of tags already. */
  toTags(ids: TagId[], because: OperatorTerm): void {
    const { any = [], all = [] } = this.filters.tags ?? {}
    const [only, ...others] = ids
    const both = any.filter((id) => ids.includes(id))
    if (only && others.length === 0) this.setTags(any, [...all, only])
    else if (any.length < 2) this.setTags(ids, [...all, ...any])
    else if (both.length > 0) this.setTags(both, all)
    else this.contradict(because)
  }

  private setTags(any: TagId[], all: TagId[]): void {
    this.replace({ tags: { any, all: [...new Set(all)] } })
  }

  /** Who asked, or for which farm, by their names. */
  toPeople(terms: readonly OperatorTerm[]): void {
    if (terms.length > 0) this.people.push(terms.map(({ value }) => value))
  }

  /** From that time on, or before it; the narrower of two holds. */
  toTime(name: string, bound: "from" | "to", at: Date): void {
    const filter = `${name}${bound === "from" ? "From" : "To"}`
    const before = this.given<Date>(filter)
    const isNarrower = before === undefined || (bound === "from" ? at > before : at < before)
    if (isNarrower) this.replace({ [filter]: at })
  }

  /** What a filter asks for so far. */
  given<Value>(name: string): Value | undefined {
    return (this.filters as Record<string, unknown>)[name] as Value | undefined
  }

  /** Filters by the names of fields, of values that their fields have. */
  replace(change: Record<string, unknown>): void {
    this.filters = { ...this.filters, ...change }
  }

  contradict(because: OperatorTerm): void {
    this.isEmpty = true
    this.tell("contradiction", because)
  }
}
