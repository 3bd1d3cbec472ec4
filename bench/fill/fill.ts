import type { Db } from "fdm-helpdesk"
import { type Lexicon, lexiconOf } from "../../fdm-helpdesk/src/search/document/search-lexicon.js"
import { isMeantWord, wordsIn } from "../../fdm-helpdesk/src/search/document/search-words.js"
import { gramsOf } from "../../fdm-helpdesk/src/search/language/search-similar.js"
import { type People, peopleOf } from "../data/people.js"
import { peopleLines } from "../data/people-lines.js"
import type { Seeded } from "../data/size.js"
import { batchCount } from "../data/ticket-lines.js"
import { vocabularies } from "../data/vocabulary.js"
import { planted, plantedRarely } from "../data/words-planted.js"
import type { Say } from "../say.js"
import { dropIndexes } from "./indexes.js"
import type { Loader } from "./loader.js"
import { batchesBeside, batchesHere } from "./make-batches.js"
import { type Lines, linesFor } from "./tables.js"

export type FillOptions = { seeded: Seeded; say: Say /** Makes batches in another thread. */; isBeside: boolean }

/** Fills an empty, migrated database. */
export async function fill(db: Db, loader: Loader, { seeded, say, isBeside }: FillOptions): Promise<void> {
  const people = peopleOf(seeded)
  const lexicon = await lexiconOf(db, vocabularyOf(people))
  const indexes = await dropIndexes(loader)
  await loader.copy(peopleLines(people))
  await loader.copy(wordLines(lexicon))
  const count = batchCount(seeded)
  let done = 0
  for await (const lines of isBeside ? batchesBeside({ seeded, lexicon }) : batchesHere({ seeded, lexicon })) {
    await loader.copy(lines)
    done++
    if (done % Math.ceil(count / 20) === 0) say(`copied ${Math.floor((100 * done) / count)} %`)
  }
  await loader.end()
  for (const { name, definition } of indexes) {
    await loader.run(definition)
    say(`built ${name}`)
  }
  await loader.run("vacuum analyze")
}

/** Every word that documents are made of, but for references and numbers. */
function vocabularyOf({ requesters, agents, tags }: People): Set<string> {
  const names = requesters.flatMap(({ name, email, farmName }) => [name, email, farmName])
  const sown = [...Object.values(planted), plantedRarely].map(({ text }) => text)
  const texts = [...new Set(names), ...agents.map(({ name }) => name), ...tags.map(({ name }) => name), ...sown, "TK"]
  const words = [...vocabularies.nl, ...vocabularies.en, ...texts].flatMap((text) => [...wordsIn(text)])
  return new Set(words.map(({ folded }) => folded))
}

/** The words that misspelled ones are compared with. */
function wordLines(lexicon: Lexicon): Lines {
  const into = linesFor()
  for (const [word, { isStopWord }] of lexicon)
    if (!isStopWord && isMeantWord(word)) into.add("searchWords", { word, grams: gramsOf(word) })
  return into.lines()
}
