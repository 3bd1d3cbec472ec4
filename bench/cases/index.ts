import type { Case } from "./case.js"
import { counters } from "./counters.js"
import { lists } from "./lists.js"

/** Every call that is measured. */
export const cases: readonly Case[] = [...lists, ...counters]
