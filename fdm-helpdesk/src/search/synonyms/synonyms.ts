import { and, asc, eq, ne, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAtDesk } from "../../access/index.js"
import { recordDesk, saysOfSynonyms } from "../../audit/index.js"
import { searchSynonyms } from "../../db/schema-helpdesk.js"
import {
  arrayText,
  type Db,
  guarded,
  HelpdeskError,
  idSchema,
  newId,
  normalized,
  notFound,
  oneLine,
  parse,
  type SynonymsId,
} from "../../kernel/index.js"
import { lexiconOf } from "../document/search-lexicon.js"
import { keysOf, maxTermWords, termKey } from "./search-synonyms.js"

/** Words and phrases that mean one thing, as a manager wrote them: who searches for one of them finds the others too. */
export type Synonyms = { id: SynonymsId; terms: string[]; createdAt: Date; updatedAt: Date }

const { id, terms, keys, createdAt, updatedAt } = searchSynonyms
const shown = { id, terms, createdAt, updatedAt }

const termSchema = z
  .string()
  .max(200)
  .transform((term) => normalized(oneLine(term), "NFC"))
  .pipe(z.string().min(1).max(80))
  .refine((term) => wordsOf(term) >= 1 && wordsOf(term) <= maxTermWords, { error: "not of one to four words" })

const wordsOf = (term: string) => (termKey(term) === "" ? 0 : termKey(term).split(" ").length)

/** Terms that differ by case and accents only are one. */
const termsSchema = z
  .array(termSchema)
  .max(50)
  .transform((all) => [...new Map(all.toReversed().map((term) => [termKey(term), term])).values()].toReversed())
  .pipe(z.array(z.string()).min(2).max(20))

/** What `createSynonyms` takes: 2 to 20 terms, each a word or a phrase of up to four words and 80 characters. */
export const createSynonymsInput = z.object({ terms: termsSchema })
/** What `updateSynonyms` takes: the group, and all of its terms. */
export const updateSynonymsInput = z.object({ synonymsId: idSchema("synonyms"), terms: termsSchema })
/** What `deleteSynonyms` takes. */
export const deleteSynonymsInput = z.object({ synonymsId: idSchema("synonyms") })

/**
 * All groups of synonyms of the desk, by their first terms.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function listSynonyms(db: Db, actor: Actor): Promise<Synonyms[]> {
  requireAtDesk(actor, "desk.read")
  return db
    .select(shown)
    .from(searchSynonyms)
    .orderBy(asc(sql`lower(${terms}[1])`), asc(id))
}

/**
 * Makes words and phrases synonyms of each other, from the next search on.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below manager | `invalid_input` (terms) | `conflict` when a term, or
 *   another form of it, is in a group already: `details.term` is its place among the given ones, from 0
 */
export async function createSynonyms(
  db: Db,
  actor: Actor,
  input: z.input<typeof createSynonymsInput>,
  now: Date = new Date(),
): Promise<Synonyms> {
  requireAtDesk(actor, "synonyms.manage")
  const given = parse(createSynonymsInput, input)
  const values = { id: newId("synonyms", now), ...given, createdAt: now, updatedAt: now }
  const steps = async (tx: Db) => {
    await holdAll(tx)
    await tx.insert(searchSynonyms).values({ ...values, keys: await freeKeys(tx, given.terms, input.terms) })
    const changes = { synonymsId: values.id, terms: values.terms.length }
    await recordDesk(tx, actor, { type: "synonyms.created", changes, content: saysOfSynonyms(values) }, now)
    return values
  }
  return guarded(() => db.transaction(steps))
}

/**
 * Replaces the terms of a group.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below manager | `not_found` | `invalid_input` (terms) | `conflict` as
 *   for `createSynonyms`
 */
export async function updateSynonyms(
  db: Db,
  actor: Actor,
  input: z.input<typeof updateSynonymsInput>,
  now: Date = new Date(),
): Promise<Synonyms> {
  requireAtDesk(actor, "synonyms.manage")
  const { synonymsId, terms: wanted } = parse(updateSynonymsInput, input)
  const steps = async (tx: Db) => {
    await holdAll(tx)
    const [before] = await tx.select(shown).from(searchSynonyms).where(eq(id, synonymsId))
    if (!before) throw notFound("group of synonyms")
    if (before.terms.join("\n") === wanted.join("\n")) return before
    const set = { terms: wanted, keys: await freeKeys(tx, wanted, input.terms, synonymsId), updatedAt: now }
    await tx.update(searchSynonyms).set(set).where(eq(id, synonymsId))
    const after = { ...before, terms: wanted, updatedAt: now }
    const changes = { synonymsId, terms: wanted.length }
    await recordDesk(tx, actor, { type: "synonyms.changed", changes, content: saysOfSynonyms(after) }, now)
    return after
  }
  return guarded(() => db.transaction(steps))
}

/**
 * Takes a group of synonyms apart.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below manager | `not_found`
 */
export async function deleteSynonyms(
  db: Db,
  actor: Actor,
  input: z.input<typeof deleteSynonymsInput>,
  now: Date = new Date(),
): Promise<void> {
  requireAtDesk(actor, "synonyms.manage")
  const { synonymsId } = parse(deleteSynonymsInput, input)
  const steps = async (tx: Db) => {
    const gone = await tx.delete(searchSynonyms).where(eq(id, synonymsId)).returning({ id })
    if (gone.length === 0) throw notFound("group of synonyms")
    await recordDesk(tx, actor, { type: "synonyms.deleted", changes: { synonymsId } }, now)
  }
  return guarded(() => db.transaction(steps))
}

/** No constraint can say that arrays have nothing in common, so changes come one after the other. Searches don't wait. */
async function holdAll(tx: Db): Promise<void> {
  await tx.execute(sql`lock table ${searchSynonyms} in share row exclusive mode`)
}

/** What the terms are found by, when no other group has any of it. */
async function freeKeys(
  tx: Db,
  given: readonly string[],
  written: readonly string[],
  except?: SynonymsId,
): Promise<string[]> {
  const lexicon = await lexiconOf(tx, given.map(termKey))
  const all = keysOf(given, lexicon)
  const taken = await tx
    .select({ keys })
    .from(searchSynonyms)
    .where(and(sql`${keys} && ${arrayText(all)}::text[]`, except && ne(id, except)))
  const isTaken = (term: string) => keysOf([term], lexicon).some((key) => taken.some((one) => one.keys.includes(key)))
  const first = written.findIndex(isTaken)
  if (first >= 0) throw new HelpdeskError("conflict", "a term is in another group", { fields: ["terms"], term: first })
  return all
}
