import type { ContactId, TagId } from "../kernel/index.js"
import type { InboxFilters } from "./inbox-filters.js"
import type { InboxView } from "./inbox-sets.js"
import { type SearchHint, type SearchTerm, shownText } from "./search-terms.js"

export type OperatorTerm = Extract<SearchTerm, { kind: "operator" }>
type Lists = "status" | "category" | "priority" | "assignee"

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
  to<Name extends Lists>(name: Name, values: NonNullable<InboxFilters[Name]>, because: OperatorTerm): void {
    const before: readonly string[] | undefined = this.filters[name]
    const both = before?.length ? values.filter((value) => before.includes(value)) : values
    if (both.length > 0) this.replace({ [name]: both })
    else this.contradict(because)
  }

  toOne(name: "requester" | "farm", value: ContactId | string, because: OperatorTerm): void {
    const before = this.filters[name]
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

  from(at: Date): void {
    const { createdFrom } = this.filters
    this.replace({ createdFrom: createdFrom && createdFrom > at ? createdFrom : at })
  }

  until(at: Date): void {
    const { createdTo } = this.filters
    this.replace({ createdTo: createdTo && createdTo < at ? createdTo : at })
  }

  replace(change: Partial<InboxFilters>): void {
    this.filters = { ...this.filters, ...change }
  }

  contradict(because: OperatorTerm): void {
    this.isEmpty = true
    this.tell("contradiction", because)
  }
}
