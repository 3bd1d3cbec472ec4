import { UNSAFE_decodeViaTurboStream as decode } from "react-router"
import { beforeAll, describe, expect, test } from "vitest"
import { type Asker, as } from "../testing/as.ts"
import { people } from "../testing/test.ts"

/**
 * What a page holds for whoever asked is what it shows: here are the names of all fields of the data of each route. One that is
 * new comes here on purpose, or it is not for them.
 */
const message =
  "authorId authorName authorType body channel createdAt deletedAt editedAt foldedBytes id mentions redactedAt ticketId visibility"
const segment = "isMatch text"
const row = { snippet: segment, subjectSegments: segment }
const around = {
  root: fields("locale now timeZone", { brand: "logoUrl styles", user: "email id name" }),
  shell: fields("closedPanels hasMailFolder inbox unread"),
}
const list = {
  ...around,
  "routes/portal/tickets": fields("corrected hints isFirst isIgnored nextCursor state text", {
    rows: fields("farmName id isUnread lastMessageAt meaning ref subject", row).join(" "),
  }),
}
const shown: Record<string, Record<string, string[]>> = {
  "/support.data": list,
  "/support.data?state=closed": list,
  "/support.data?q=pagina": list,
  "/support/new.data": { ...around, "routes/portal/new": fields("chosenFarm formKey", { farms: "id name" }) },
  "/farms.data": { ...around, "routes/account/farms": fields("maxNameLength maxOwn", { farms: "id name role" }) },
  "/support/:id.data": {
    ...around,
    "routes/portal/ticket": fields("done email formKey isConfirmed isCreated outcome", {
      detail: fields("hasEarlier isAnswered mayClose mayReopen meaning", {
        ticket: "createdAt farmName id ref statusCategory subject",
        assignee: "name",
        messages: message,
      }).join(" "),
    }),
  },
}

/** Names, and within some of them others. */
function fields(names: string, within: Record<string, string> = {}): string[] {
  const inner = Object.entries(within).flatMap(([name, own]) => [
    name,
    ...own.split(" ").map((one) => `${name}.${one}`),
  ])
  return [...names.split(" "), ...inner]
}

/** The names of all fields, each with what it stands in; of lists those of what is in them. */
function namesIn(data: unknown, parent = ""): string[] {
  if (data === null || typeof data !== "object" || data instanceof Date) return []
  if (Array.isArray(data)) return data.flatMap((one) => namesIn(one, parent))
  return Object.entries(data).flatMap(([name, value]) => [`${parent}${name}`, ...namesIn(value, `${parent}${name}.`)])
}

let farmer: Asker
let path: string

beforeAll(async () => {
  const agent = await as(people.agent)
  farmer = await as(people.farmer)
  const asked = await farmer.post("/support/new", { body: "Wat weet mijn pagina van mijn vraag?", farm: "" })
  path = new URL(asked.headers.get("location") ?? "", "http://app.example").pathname
  const at = `/admin${path}`
  await agent.post(`${at}/claim`)
  await agent.post(`${at}/message`, { body: "Niet meer dan wat er staat.", visibility: "public" })
  await agent.post(`${at}/message`, { body: "En dit niet.", visibility: "internal" })
  await agent.post(`${at}/priority`, { priority: "urgent" })
})

describe("whoever asked gets no more than their page shows", () => {
  test.for(Object.entries(shown))("at %s", async ([address, ofRoutes]) => {
    const answer = await farmer.get(address.replace("/support/:id", path))
    if (!answer.body) throw new Error("no data came")
    const { value, done } = await decode(answer.body, globalThis as never)
    await done
    const routes = value as Record<string, { data: unknown }>
    expect(Object.keys(routes).sort()).toEqual(Object.keys(ofRoutes).sort())
    for (const [route, { data }] of Object.entries(routes))
      expect(namesIn(data).filter((name) => !ofRoutes[route]?.includes(name))).toEqual([])
  })

  test("in the page itself either, which says the same to its scripts", async () => {
    for (const address of [path, "/support", "/support?q=pagina"]) {
      const html = await (await farmer.get(address)).text()
      const said = html.match(/streamController\.enqueue\(.*?\)/gs)?.join("") ?? ""
      expect(said).toContain("loaderData")
      for (const name of ["priority", "version", "updatedAt", "messageVersion", "requesterId", "assigneeId", "moves"])
        expect(said, `${name} at ${address}`).not.toContain(`\\"${name}\\"`)
    }
  })
})
