import { searchTickets } from "fdm-helpdesk"
import { refOf } from "../data/ids.js"
import { benchNow } from "../data/size.js"
import { misspelt, planted, plantedRarely, prefixOfRare } from "../data/words-planted.js"
import type { Kind } from "../measure/figures.js"
import type { Scene } from "../scene.js"
import { type Case, idsOfPage, type Pair } from "./case.js"
import { refSql, type SearchSql, searchSql, termFor } from "./search-sql.js"

type Search = {
  name: string
  kind: Kind
  begin(scene: Scene): Promise<{ text: string; sql: string; values?: string[] }>
}

/** What is asked for as `text`, whose words have to be there as `words` say. */
function byWords(text: string, words: readonly string[], { along, shown }: Omit<SearchSql, "query">) {
  return async ({ query }: Scene) => {
    const terms: string[] = []
    for (const word of words) terms.push(await termFor(query, word))
    return { text, sql: searchSql({ query: terms.join(" & "), along, shown }) }
  }
}

const { common, mid, second, phrase } = planted
const rare = plantedRarely.text

const searches: Search[] = [
  { name: "rare word", kind: "search", begin: byWords(rare, [rare], { along: "words", shown: rare }) },
  {
    name: "exact reference",
    kind: "search",
    begin: async () => ({ text: refOf(4321), sql: refSql(), values: [refOf(4321)] }),
  },
  {
    name: "phrase",
    kind: "search",
    begin: async ({ query }) => {
      const terms: string[] = []
      for (const word of phrase.text.split(" ")) terms.push(await termFor(query, word, { isBeginning: false }))
      const [loose, strict] = [terms.join(" & "), terms.join(" <-> ")]
      return {
        text: `"${phrase.text}"`,
        sql: searchSql({ query: loose, strict, along: "words", shown: phrase.text }),
      }
    },
  },
  {
    name: "person",
    kind: "search",
    begin: (scene) => {
      const { name } = scene.people.requesters[Math.floor(scene.people.requesters.length / 2)] ?? { name: "" }
      return byWords(name, name.toLowerCase().split(" "), { along: "words", shown: "" })(scene)
    },
  },
  {
    name: "word in every tenth message, ranked",
    kind: "search, common word",
    begin: byWords(common.text, [common.text], { along: "newest", shown: common.text }),
  },
  {
    name: "word in every 200th message",
    kind: "other",
    begin: byWords(mid.text, [mid.text], { along: "newest", shown: mid.text }),
  },
  {
    name: "two words",
    kind: "other",
    begin: byWords(`${common.text} ${second.text}`, [common.text, second.text], {
      along: "newest",
      shown: second.text,
    }),
  },
  {
    name: "beginning of a rare word",
    kind: "other",
    begin: byWords(prefixOfRare, [prefixOfRare], { along: "words", shown: rare }),
  },
  { name: "misspelt word", kind: "other", begin: byWords(misspelt, [mid.text], { along: "newest", shown: mid.text }) },
]

async function begin({ begin }: Search, scene: Scene): Promise<Pair> {
  const { agent } = scene
  const { text, sql, values = [] } = await begin(scene)
  return {
    ours: (db) => searchTickets(db, agent, { text }, benchNow),
    ideal: ({ query }) => query(sql, [agent.agentId, agent.contactId, ...values]),
    same: idsOfPage,
  }
}

export const search: readonly Case[] = searches.map((one) => ({
  group: "search",
  name: one.name,
  kind: one.kind,
  begin: (scene) => begin(one, scene),
}))
