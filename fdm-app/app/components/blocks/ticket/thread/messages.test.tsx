import type { Agent, Message, TicketDetail } from "fdm-helpdesk"
import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { createMemoryRouter, RouterProvider } from "react-router"
import { expect, test } from "vitest"
import { translationFor } from "~/locales/translation"
import { InternalNote } from "./internal-note"
import { type MessageActs, MessageActsProvider } from "./message-acts"
import { MessageBubble } from "./message-bubble"
import { Timeline } from "./timeline-list"

const at = new Date("2026-11-21T12:00:00Z")
const message = (given: Partial<Message> = {}) =>
  ({
    id: "msg_1",
    authorType: "agent",
    authorName: "Ana Kramer",
    visibility: "public",
    body: "Kijk bij Percelen.",
    createdAt: at,
    editedAt: null,
    deletedAt: null,
    redactedAt: null,
    mentions: [],
    ...given,
  }) as unknown as Message

const agents = [
  { id: "agt_1", name: "Ana Kramer", isActive: true },
  { id: "agt_2", name: "Piet Mol", isActive: false },
] as unknown as Agent[]

function shown(what: React.ReactNode, acts?: Partial<MessageActs>, address = "/") {
  const inside = acts ? (
    <MessageActsProvider acts={{ rights: {}, open: null, history: [], unmailed: [], ...acts }}>
      {what}
    </MessageActsProvider>
  ) : (
    what
  )
  const router = createMemoryRouter([{ path: "*", element: inside }], { initialEntries: [address] })
  return renderToStaticMarkup(
    <I18nextProvider i18n={translationFor("nl")}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
}

test("a deleted message leaves its place: no text, nothing to do to it, no way to its history", () => {
  const gone = message({ body: "", deletedAt: at, editedAt: at })
  for (const html of [
    shown(<MessageBubble message={gone} />),
    shown(<MessageBubble message={gone} />, { rights: { msg_1: ["edit"] } }),
  ]) {
    expect(html).toContain("Dit bericht is verwijderd")
    expect(html).not.toContain("<a ")
    expect(html).not.toContain("bewerkt")
  }
  const note = message({ visibility: "internal", body: "", deletedAt: at })
  expect(shown(<InternalNote message={note} agents={agents} />, {})).toContain("Deze notitie is verwijderd")
})

test("an edited message says so, exactly when on hover; only the console leads to what it said before", () => {
  const edited = message({ editedAt: at })
  expect(shown(<MessageBubble message={edited} />)).toMatch(/<span[^>]*title="[^"]*2026[^"]*"[^>]*>bewerkt<\/span>/)
  expect(shown(<MessageBubble message={edited} />)).not.toContain("<a ")
  expect(shown(<MessageBubble message={edited} />, {})).toMatch(/<a[^>]*act=history[^>]*>bewerkt<\/a>/)
})

test("only what a reader may do to a message is offered", () => {
  const tools = (rights: MessageActs["rights"]) =>
    [...shown(<MessageBubble message={message()} />, { rights }).matchAll(/aria-label="([^"]*)" class="grid/g)].map(
      ([, label]) => label,
    )
  expect(tools({ msg_1: ["edit", "delete"] })).toEqual(["Bericht bewerken", "Bericht verwijderen"])
  expect(tools({ msg_2: ["edit"] })).toEqual([])
})

test("the message that the address names is open, ready to be written anew", () => {
  const html = shown(<MessageBubble message={message()} />, { open: { messageId: "msg_1", act: "edit" } })
  expect(html).toMatch(/<textarea[^>]*name="body"[^>]*>Kijk bij Percelen\.<\/textarea>/)
  expect(html).toContain('<input type="hidden" name="messageId" value="msg_1"/>')
})

test("a note tells its writer that somebody whom it calls has left, and marks whom it reached", () => {
  const note = message({
    visibility: "internal",
    body: "@Ana Kramer @Piet kijk eens",
    mentions: [{ agentId: "agt_1", name: "Ana Kramer" }] as unknown as Message["mentions"],
  })
  const html = shown(<InternalNote message={note} agents={agents} />, {})
  expect(html).toContain("Piet Mol werkt hier niet meer en krijgt hier geen bericht van.")
  expect(html).toMatch(/<span[^>]*>@Ana Kramer<\/span> @Piet/)
  expect(
    shown(<InternalNote message={message({ visibility: "internal", body: "@Ana" })} agents={agents} />, {}),
  ).not.toContain("werkt hier niet meer")
})

test("a reply that was mailed to nobody says so in the console", () => {
  const words = "niet gemaild: adres niet bevestigd"
  expect(shown(<MessageBubble message={message()} />, { unmailed: ["msg_1"] })).toContain(words)
  expect(shown(<MessageBubble message={message()} />, { unmailed: ["msg_2"] })).not.toContain(words)
  expect(shown(<MessageBubble message={message()} />)).not.toContain(words)
})

test("a folded message is its beginning and a link to all of it, which keeps what else the address says", () => {
  const folded = message({ body: "**Het** begin", foldedBytes: 50_000 })
  for (const html of [
    shown(<MessageBubble message={folded} />, undefined, "/?messages=400&done=reply"),
    shown(<InternalNote message={{ ...folded, visibility: "internal" }} agents={agents} />, {}, "/?messages=400"),
  ]) {
    expect(html).toContain("<p>**Het** begin …</p>")
    expect(html).toMatch(
      /<a[^>]*href="\/\?messages=400&amp;message=msg_1#msg_1"[^>]*>Hele bericht tonen \(49 kB\)<\/a>/,
    )
  }
})

test("a message that the address asks for is shown at once, however long it is, and folds again from its first line on", () => {
  const long = message({ body: "regel\n".repeat(3_000) })
  expect(shown(<MessageBubble message={long} />)).toContain("<details ")
  const html = shown(<MessageBubble message={long} />, undefined, "/?message=msg_1")
  expect(html).not.toContain("<details")
  expect(html).toMatch(
    /<p class="[^"]*sticky[^"]*"><a[^>]*href="\/#msg_1"[^>]*>Bericht inklappen<\/a><\/p><div class="written">/,
  )
})

test("nobody edits the beginning of a message as if it were the message", () => {
  const folded = message({ body: "Het begin", foldedBytes: 50_000 })
  const html = shown(<MessageBubble message={folded} />, { open: { messageId: "msg_1", act: "edit" } })
  expect(html).not.toContain("<textarea")
  expect(html).toContain("Hele bericht tonen (49 kB)")
})

test("where more happened than a page holds, the way to it stands before the first change", () => {
  const change = { id: "act_1", type: "ticket.priority_changed", data: { from: "low", to: "high" }, createdAt: at }
  const timeline = (hasEarlierActivity: boolean, address = "/") => {
    const known = { ticket: { id: "tic_1" }, messages: [message()], activity: [change], hasEarlierActivity }
    const detail = known as unknown as TicketDetail
    return shown(
      <Timeline detail={detail} agents={[]} acts={{ rights: {}, open: null, history: [], unmailed: [] }} />,
      undefined,
      address,
    )
  }
  expect(timeline(false)).not.toContain("Eerdere wijzigingen tonen")
  expect(timeline(true)).toMatch(
    /Percelen\..*<a[^>]*href="\/\?messages=400"[^>]*>Eerdere wijzigingen tonen<\/a>.*prioriteit/s,
  )
  expect(timeline(true, "/?messages=2000")).toContain("Alleen de nieuwste 1 wijzigingen staan hier.")
})
