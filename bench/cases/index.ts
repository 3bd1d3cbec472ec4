import type { Case } from "./case.js"
import { counters } from "./counters.js"
import { detail } from "./detail.js"
import { lists } from "./lists.js"
import { search } from "./searches.js"
import { writes } from "./writes.js"

/** Every call that is measured. */
export const cases: readonly Case[] = [...lists, ...counters, ...detail, ...search, ...writes]
