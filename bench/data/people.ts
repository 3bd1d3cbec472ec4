import type { AgentActor, AgentId, ContactId, RequesterActor, TagId, TeamId } from "fdm-helpdesk"
import { idAt } from "./ids.js"
import { type Random, randomOf } from "./random.js"
import { agentCount, benchNow, requesterCount, type Seeded, tagCount } from "./size.js"
import { zipf } from "./zipf.js"

/** Everybody, and the tags: what every batch of tickets refers to. Made anew from the seed wherever it is needed. */
export type People = {
  agents: AgentActor[]
  requesters: Requester[]
  tags: { id: TagId; name: string }[]
  teams: Team[]
}
type Team = { id: TeamId; name: string }
export type Requester = RequesterActor & { email: string; farmId: string; farmName: string }

const firstNames =
  "Jan Piet Kees Anna Maria Wim Henk Johanna Cornelis Sanne Daan Emma Lotte Bram Sophie Ruben Fleur Thijs Anouk Gijs Mehmet Fatima Youssef Elif Tom Kate Oliver Grace Harry Alice Maarten Femke Joost Marloes Sjoerd Ilse Bas Nienke Teun Roos".split(
    " ",
  )
const lastNames =
  "Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Kok Vermeulen Schouten Hoekstra Koster Prins Huisman Postma Kuipers Veenstra Kramer Blom Scholten Willems Groen Molenaar Boersma Timmermans Verhoeven Hermans Wolters Jacobs Evers Bosma Yilmaz Aydin Taylor Walker Cooper Turner Baker Farmer".split(
    " ",
  )
const surnameBeginnings =
  "Ooster Wester Noorder Zuider Hoge Lage Grote Kleine Oude Nieuwe Groene Witte Zwarte Rode Lange".split(" ")
const surnameEndings =
  "veld berg hof dijk kamp bosch brink meer horst huis wold laar hout donk stra ma mans sema inga".split(" ")

/** Ids of people are from before the first ticket. */
const longAgo = benchNow.getTime() - 5 * 365.25 * 24 * 60 * 60_000

export function peopleOf(seeded: Seeded): People {
  const random = randomOf(seeded.seed, "people")
  const surnames = [...lastNames, ...surnameBeginnings.flatMap((one) => surnameEndings.map((end) => one + end))]
  const surnameAt = zipf(surnames.length, 0.7)
  const name = () => `${random.pick(firstNames)} ${surnames[surnameAt(random)]}`
  const agents = Array.from({ length: agentCount }, (_, number) => agentNamed(name(), number, random))
  const requesters = Array.from({ length: requesterCount(seeded.size) }, (_, number) => {
    const actor = requesterNamed(name(), number, random)
    return {
      ...actor,
      email: emailOf(actor.name, number),
      farmId: `frm_${number}`,
      farmName: `Hoeve ${surnames[surnameAt(random)]}`,
    }
  })
  const tags = tagNames.map((text, number) => ({ id: idAt("tag", longAgo + number, random), name: text }))
  const teams = teamNames.map((text, number) => ({ id: idAt("team", longAgo + number, random), name: text }))
  return { agents, requesters, tags, teams }
}

function requesterNamed(name: string, number: number, random: Random): RequesterActor {
  const contactId: ContactId = idAt("contact", longAgo + number, random)
  return { type: "requester", contactId, principalId: `bench_requester_${number}`, name }
}

function agentNamed(name: string, number: number, random: Random): AgentActor {
  const agentId: AgentId = idAt("agent", longAgo + number, random)
  const contactId: ContactId = idAt("contact", longAgo - 1000 + number, random)
  const role = number === 0 ? "admin" : "agent"
  return { type: "agent", role, agentId, contactId, principalId: `bench_agent_${number}`, name }
}

/** Of somebody outside of the desk, and of nobody in the world. */
export function emailOf(name: string, number: number): string {
  return `${name.toLowerCase().replaceAll(" ", ".")}${number}@boer.example`
}

const teamNames = ["mest en bodem", "techniek", "akkerbouw", "accounts", "advies"]

const tagNames =
  "mest percelen account factuur koppeling import export kaart gewas bemesting stikstof fosfaat grondmonster derogatie subsidie machtiging uitnodiging wachtwoord rapport storing snelheid wens klacht compliment opleiding teeltplan vanggewas bufferstrook beregening weidegang rundvee varkens pluimvee akkerbouw fruitteelt bollen biologisch advies accountant pers"
    .split(" ")
    .slice(0, tagCount)
