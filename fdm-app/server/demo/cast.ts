/**
 * Who appears in the demo. Nobody here exists, and no address can receive mail: `.example` is kept free for this
 * (RFC 2606).
 */
export type DemoPerson = { name: string; email: string; locale: "nl" | "en" }
export type AgentRole = "agent" | "team_lead" | "manager" | "admin"

export const agents = {
  ana: { name: "Ana Kramer", email: "ana@fdm.example", locale: "nl", role: "agent" },
  mehmet: { name: "Mehmet Yildiz", email: "mehmet@fdm.example", locale: "nl", role: "team_lead" },
  ilse: { name: "Ilse de Groot", email: "ilse@fdm.example", locale: "nl", role: "manager" },
  daan: { name: "Daan Peeters", email: "daan@fdm.example", locale: "nl", role: "admin" },
} as const satisfies Record<string, DemoPerson & { role: AgentRole }>

export const requesters = {
  jan: { name: "Jan 't Hart", email: "jan@thart-visser.example", locale: "nl" },
  marieke: { name: "Marieke Visser", email: "marieke@thart-visser.example", locale: "nl" },
  henk: { name: "Henk Brouwer", email: "henk@polderzicht.example", locale: "nl" },
  youssef: { name: "Youssef El Amrani", email: "youssef@polderzicht.example", locale: "nl" },
  wietske: { name: "Wietske Hoekstra", email: "wietske@langeweide.example", locale: "nl" },
  sjoerd: { name: "Sjoerd Dijkstra", email: "sjoerd@langeweide.example", locale: "nl" },
  gerrit: { name: "Gerrit van den Brink", email: "gerrit@vandenbrink.example", locale: "nl" },
  anouk: { name: "Anouk Jacobs", email: "anouk@klaverhoeve.example", locale: "nl" },
  piet: { name: "Piet de Ruijter", email: "piet@duinzoom.example", locale: "nl" },
  tom: { name: "Tom Whitaker", email: "tom@duinzoom.example", locale: "en" },
  bart: { name: "Bart Timmermans", email: "bart@bodemenbemesting.example", locale: "nl" },
  elly: { name: "Elly Smeets", email: "elly@smeets-administratie.example", locale: "nl" },
} as const satisfies Record<string, DemoPerson>

export type AgentKey = keyof typeof agents
export type RequesterKey = keyof typeof requesters

/** Farms and their people. The first owner adds the farm; the others are added as what they are. */
export const farms = {
  hartVisser: { name: "Maatschap 't Hart-Visser", owners: ["jan", "marieke"], advisors: ["bart", "elly"] },
  polderzicht: { name: "Akkerbouwbedrijf Polderzicht", owners: ["henk", "youssef"], advisors: ["bart"] },
  langeWeide: { name: "Melkveebedrijf De Lange Weide", owners: ["wietske", "sjoerd"], advisors: ["elly"] },
  vandenBrink: { name: "Gemengd bedrijf Van den Brink", owners: ["gerrit"], advisors: ["elly"] },
  klaverhoeve: { name: "Biologische boerderij De Klaverhoeve", owners: ["anouk"], advisors: ["bart"] },
  duinzoom: { name: "Bloembollenbedrijf Duinzoom", owners: ["piet", "tom"], advisors: [] },
} as const satisfies Record<string, { name: string; owners: RequesterKey[]; advisors: RequesterKey[] }>

export type FarmKey = keyof typeof farms

/** The farmer that visitors sign in as: this account has answers it has not read yet. */
export const demoRequester: RequesterKey = "jan"
/** One password for all, because it protects nothing: it is printed at the start and shown on the sign-in page. */
export const demoPassword = "welkom-bij-fdm"

export type DemoAccount = { email: string; password: string; role: "requester" | AgentRole; name: string }

/** What a visitor may sign in with, the most telling first. */
export const demoAccounts: DemoAccount[] = [
  account(requesters[demoRequester], "requester"),
  ...Object.values(agents).map((agent) => account(agent, agent.role)),
  ...Object.values(requesters)
    .filter((person) => person !== requesters[demoRequester])
    .map((person) => account(person, "requester")),
]

function account({ email, name }: DemoPerson, role: DemoAccount["role"]): DemoAccount {
  return { email, password: demoPassword, role, name }
}
