import type { Db } from "fdm-helpdesk"
import type { Kind } from "../measure/figures.js"
import type { Raw, Row } from "../measure/opened.js"
import type { Scene } from "../scene.js"

export const groups = ["lists", "counters", "detail", "search", "writes"] as const
export type Group = (typeof groups)[number]

/** A call of the library, and the best that can be done by hand for the same answer. `turn` counts calls, so that inputs may differ. */
export type Pair = {
  ours(db: Db, turn: number): Promise<unknown>
  ideal(raw: Raw, turn: number): Promise<unknown>
  /** The same call for five rows, for a list that a small database doesn't fill a page of. */
  short?(db: Db): Promise<unknown>
  /** What has to be equal in both answers; nothing for writes. */
  same?: { ours(answer: never): unknown; ideal(answer: never): unknown }
}

export type Case = {
  group: Group
  name: string
  kind: Kind
  /** Looks up what the calls are about. Undefined when the database is too small for it. */
  begin(scene: Scene): Promise<Pair | undefined>
}

export const idsOfPage = {
  ours: ({ rows }: { rows: { id: string }[] }): string[] => rows.map(({ id }) => id),
  ideal: (rows: Row[]): string[] => rows.slice(0, 50).map(({ id }) => String(id)),
}
