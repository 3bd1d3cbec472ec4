import { beforeAll, describe, expect, test } from "vitest"
import { addresses } from "../testing/addresses.ts"
import { type Asker, as } from "../testing/as.ts"
import { people } from "../testing/test.ts"

/*
 * Every address of the app, asked for and posted to by everybody who has no business there: one that no rule is about
 * fails the first test.
 */

type Rule = { whose: string; is: RegExp; outsiders: ("nobody" | "farmer" | "stranger" | "agent")[] }

/** The first that fits counts. `outsiders` may neither read nor write there. */
const rules: Rule[] = [
  { whose: "agents", is: /^\/admin\//, outsiders: ["nobody", "farmer", "stranger"] },
  { whose: "whoever asked", is: /^\/support\/:ticket_id/, outsiders: ["nobody", "stranger", "agent"] },
  {
    whose: "anybody signed in",
    is: /^\/(support(\/new)?|farms|account.*|api\/(live|presence))$/,
    outsiders: ["nobody"],
  },
  {
    whose: "everybody",
    is: /^\/(|healthz|brand\.css|language|signin(\/link)?|signup|signout|api\/auth\/\*|dev\/mail.*|\*)$/,
    outsiders: [],
  },
]
const ruleOf = (pattern: string) => rules.find(({ is }) => is.test(pattern))

const secret = "Niemand anders mag deze vraag lezen"
const note = "Alleen behandelaars mogen deze notitie lezen"
let everybody: Record<Rule["outsiders"][number], Asker>
let ticketPath: string

beforeAll(async () => {
  const [nobody, farmer, stranger, agent] = await Promise.all([
    as(),
    as(people.farmer),
    as(people.otherFarmer),
    as(people.agent),
  ])
  everybody = { nobody, farmer, stranger, agent }
  const asked = await farmer.post("/support/new", { body: secret, farm: "" })
  ticketPath = new URL(asked.headers.get("location") ?? "", "http://app.example").pathname
  const written = await agent.post(`/admin${ticketPath}/message`, { body: note, visibility: "internal" })
  expect(written.status).toBe(303)
})

const ticketId = () => ticketPath.split("/").at(-1) ?? ""

/** The address of a pattern on the ticket that only `farmer` and the desk may know. */
const addressOf = (pattern: string) =>
  pattern
    .replace(":ticket_id", ticketId())
    .replace(/:[a-z_]+/, "x")
    .replace("*", "nowhere")

/** The address, and the one that scripts load the page's data from; what is no page has none. */
const pathsOf = (pattern: string) => {
  const path = addressOf(pattern)
  return path.startsWith("/api/") ? [path] : [path, `${path}.data`]
}

/** Everything that any form of the app has, and what somebody might add who knows the tables. */
const forged = {
  ...{ body: "Gekraakt", visibility: "internal", authorType: "agent", authorId: "agt_01kxxxxxxxxxxxxxxxxxxxxxxx" },
  ...{ requesterId: "con_01kxxxxxxxxxxxxxxxxxxxxxxx", role: "admin", moveTo: "closed", to: "closed", status: "closed" },
  ...{ priority: "urgent", agentId: "", subject: "Gekraakt", version: "1", isTyping: "on", name: "Gekraakt" },
}

/** Of an answer that tells nothing: where it sends people, or that they may not. */
function expectRefusal(answer: Response, words: string, about: string) {
  const isSentAway = [302, 303].includes(answer.status) && answer.headers.get("location")?.startsWith("/signin")
  const isSentAwayInData = answer.status === 202 && words.includes("/signin")
  if (!isSentAway && !isSentAwayInData)
    expect([401, 403, 404, 405], `${about} ${answer.status}`).toContain(answer.status)
  for (const told of [secret, note]) expect(words, about).not.toContain(told)
}

test("every address has a rule", () => {
  expect(addresses.filter((pattern) => !ruleOf(pattern))).toEqual([])
})

describe.for(addresses)("%s", (pattern) => {
  const { outsiders = [], whose } = ruleOf(pattern) ?? {}

  test(`is for ${whose}, and tells nobody else anything`, async () => {
    for (const who of outsiders)
      for (const path of pathsOf(pattern)) {
        const answer = await everybody[who].get(path)
        // An open stream has no end; what counts of it is that it was opened.
        const words = answer.headers.get("content-type") === "text/event-stream" ? "" : await answer.text()
        expectRefusal(answer, words, `${who} gets ${path}`)
      }
  })

  test("takes no form from anybody else", async () => {
    for (const who of outsiders)
      for (const path of pathsOf(pattern)) {
        const answer = await everybody[who].post(path, { ...forged, ticketId: ticketId() })
        expectRefusal(answer, await answer.text(), `${who} posts to ${path}`)
      }
  })
})

/** Bodies that no form of ours sends, each with what it says to be. */
const urlencoded = "application/x-www-form-urlencoded"
const noForms: [string, BodyInit, string][] = [
  ["half an escape", "body=%&to=%zz&locale=%", urlencoded],
  ["an escape that is no UTF-8", "body=%ff%fe&email=%c3%28", urlencoded],
  ["bytes that are no UTF-8", new Uint8Array([98, 61, 255, 254, 0]), urlencoded],
  ["more fields than any form has", "a&".repeat(20_000), urlencoded],
  [
    "a multipart form",
    "--x\r\nContent-Disposition: form-data; name=body\r\n\r\nHoi\r\n--x--",
    "multipart/form-data; boundary=x",
  ],
  ["a multipart form without a boundary", "--x\r\n", "multipart/form-data"],
  ["half a JSON", '{"email":', "application/json"],
  ["a JSON without end", "[".repeat(40_000), "application/json"],
  ["a text", "body=Hoi", "text/plain"],
  ["something", "body=Hoi", "nonsense"],
]

describe.for([...addresses, "/api/auth/sign-in/email", "/api/auth/sign-up/email", "/api/auth/sign-in/magic-link"])(
  "%s, posted to without a form",
  (pattern) => {
    test("says what is wrong with it, and never that something of ours is", async () => {
      for (const who of ["nobody", "farmer", "agent"] as const)
        for (const path of pathsOf(pattern))
          await Promise.all(
            noForms.map(async ([what, body, type]) => {
              const { status, headers } = await everybody[who].send(path, body, type)
              const isSentAway = who === "nobody" && headers.get("location")?.startsWith("/signin")
              const about = `${who} posts ${what} to ${path}`
              if (!isSentAway) expect(status, about).toBeGreaterThanOrEqual(400)
              expect(status, about).toBeLessThan(500)
            }),
          )
    })
  },
)

/** What agents see of the ticket; its version goes up with every change that shows. */
const asAgentsSeeIt = async () => (await everybody.agent.get(`/admin${ticketPath}`)).text()
const versionIn = (html: string) => /name="version"[^>]*value="(\d+)"/.exec(html)?.[1]

test("after all that, the ticket is as it was", async () => {
  const seen = await asAgentsSeeIt()
  expect(seen).toContain(note)
  expect(seen).not.toContain("Gekraakt")
  expect(versionIn(seen)).toBe("2")
})

describe("who asked", () => {
  test("writes as who they are, whatever fields they add: nothing but the text counts", async () => {
    const answer = await everybody.farmer.post(`${ticketPath}/reply`, { ...forged, body: "Met valse velden" })
    expect(answer.status).toBe(303)
    const [own, seen] = [await (await everybody.farmer.get(ticketPath)).text(), await asAgentsSeeIt()]
    expect(own).toContain("Met valse velden")
    expect(seen).toContain("Met valse velden")
    for (const html of [own, seen]) expect(html).not.toContain("Gekraakt")
    expect(await (await everybody.farmer.get("/support?state=open")).text()).toContain(ticketPath)
    expect(versionIn(seen)).toBe("3")
  })

  test("asks as who they are, whatever fields they add", async () => {
    const answer = await everybody.farmer.post("/support/new", { ...forged, body: "Nieuw met valse velden", farm: "" })
    expect(answer.status).toBe(303)
    const path = new URL(answer.headers.get("location") ?? "", "http://app.example").pathname
    expect(await (await everybody.farmer.get(path)).text()).toContain("Nieuw met valse velden")
    expect((await everybody.stranger.get(path)).status).toBe(404)
  })

  test("is told no id of the desk's and no note, neither in the page nor in what scripts load", async () => {
    for (const path of [ticketPath, `${ticketPath}.data`, "/support", "/support.data"]) {
      const words = await (await everybody.farmer.get(path)).text()
      expect(words, path).not.toContain(note)
      expect(words.match(/(agt|tag|asg|act|srp|out|edt)_[0-9a-z]{26}/g), path).toBeNull()
    }
  })
})

describe("addresses that nobody's link leads to", () => {
  const wrong = ["-1", "1e9", "NaN", "%00", "%ff", "'%20or%201=1--", "a".repeat(300), "[]", "tic_x", "%F0%9F%9A%9C"]
  const names = [
    ...[
      "limit",
      "cursor",
      "view",
      "state",
      "sort",
      "q",
      "status",
      "category",
      "priority",
      "assignee",
      "tag",
      "tag_all",
    ],
    ...["requester", "farm", "channel", "created_from", "created_to", "active_from", "active_to", "unread"],
  ]

  test.for(["/support", "/admin/support"])("%s answers each of them, and never with an error of ours", async (list) => {
    const asker = list.startsWith("/admin") ? everybody.agent : everybody.farmer
    for (const value of wrong) {
      const search = names.map((name) => `${name}=${value}`).join("&")
      for (const path of [list, `${list}.data`])
        expect((await asker.get(`${path}?${search}`)).status, `${path} with ${value}`).toBe(200)
    }
  })
})
