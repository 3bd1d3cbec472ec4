import type { Agent, Message } from "fdm-helpdesk"
import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { createMemoryRouter, RouterProvider } from "react-router"
import { expect, test } from "vitest"
import { translationFor } from "../../../locales/translation"
import { InternalNote } from "./internal-note"
import { type MessageActs, MessageActsProvider } from "./message-acts"
import { MessageBubble } from "./message-bubble"

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

function shown(what: React.ReactNode, acts?: Partial<MessageActs>) {
  const inside = acts ? (
    <MessageActsProvider acts={{ rights: {}, open: null, history: [], ...acts }}>{what}</MessageActsProvider>
  ) : (
    what
  )
  const router = createMemoryRouter([{ path: "*", element: inside }])
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
