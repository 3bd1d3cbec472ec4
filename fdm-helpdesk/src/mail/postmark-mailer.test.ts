import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { OutgoingMail } from "../kernel/index.js"
import { type PostmarkFault, postmarkServer } from "../testing/postmark-server.js"
import { postmarkMailer } from "./postmark-mailer.js"

let server: Awaited<ReturnType<typeof postmarkServer>>
beforeAll(async () => {
  server = await postmarkServer()
})
afterAll(() => server.close())
beforeEach(() => {
  server.sent.length = 0
})

const aMailer = (given = {}) =>
  postmarkMailer({ token: "server-token", requestHost: server.requestHost, useHttps: false, ...given })

const mail: OutgoingMail = {
  idempotencyKey: "out_01jp3s8v5kf4rra8yzkq7m2w6d",
  from: "FDM Ondersteuning <support@fdm.example>",
  to: '"Boer, Wim de" <wim@boer.example>',
  subject: "We hebben je bericht ontvangen (TK-7F3K9Q)",
  html: "<p>Hoi</p>",
  text: "Hoi\n",
  headers: { "Message-ID": "<tic_1@fdm.example>", "Auto-Submitted": "auto-generated" },
  tag: "ticket-confirmation",
}

describe("postmarkMailer", () => {
  test("a mail leaves through the transactional stream, untracked, with its key as metadata", async () => {
    const { providerId } = await aMailer().send(mail)

    expect(server.sent).toMatchObject([{ MessageID: providerId }])
    expect(server.asked.at(-1)?.body).toEqual({
      From: "FDM Ondersteuning <support@fdm.example>",
      To: '"Boer, Wim de" <wim@boer.example>',
      Subject: "We hebben je bericht ontvangen (TK-7F3K9Q)",
      HtmlBody: "<p>Hoi</p>",
      TextBody: "Hoi\n",
      Headers: [
        { Name: "Message-ID", Value: "<tic_1@fdm.example>" },
        { Name: "Auto-Submitted", Value: "auto-generated" },
        { Name: "X-PM-KeepID", Value: "true" },
      ],
      Tag: "ticket-confirmation",
      MessageStream: "outbound",
      Metadata: { work: "out_01jp3s8v5kf4rra8yzkq7m2w6d" },
      TrackOpens: false,
    })
  })

  test("a host may name another stream and an address for answers", async () => {
    await aMailer({ stream: "support" }).send({ ...mail, replyTo: "antwoord@fdm.example", headers: {} })
    expect(server.sent).toMatchObject([{ MessageStream: "support", ReplyTo: "antwoord@fdm.example", Headers: [] }])
  })

  test("a mail that was taken is found by its key, another one isn't", async () => {
    const mailer = aMailer()
    const { providerId } = await mailer.send(mail)
    expect(await mailer.findSent(mail.idempotencyKey)).toEqual({ providerId })
    expect(await mailer.findSent("out_another")).toBeUndefined()
    const { pathname, searchParams } = server.asked.at(-1)?.url ?? new URL("x:")
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      "/messages/outbound",
      { metadata_work: "out_another", count: "1", offset: "0" },
    ])
  })

  test("when the answer is lost after the mail was taken, it can be found", async () => {
    server.nextFaults("lose_answer")
    const mailer = aMailer()
    await expect(mailer.send(mail)).rejects.toMatchObject({ code: "unavailable" })
    expect(await mailer.findSent(mail.idempotencyKey)).toEqual({ providerId: server.sent[0]?.MessageID })
  })

  const faults: [string, PostmarkFault, object][] = [
    [
      "a recipient who bounced",
      { status: 422, code: 406, message: "Found inactive addresses: wim@boer.example" },
      { code: "port_failed", details: { reason: "inactive_recipient" } },
    ],
    [
      "a mail that is none",
      { status: 422, code: 300, message: "Invalid 'To' address: 'wim'." },
      { code: "port_failed", details: { reason: "invalid_mail" } },
    ],
    ["a mail that is too large", { status: 413 }, { code: "port_failed", details: { reason: "too_large" } }],
    [
      "a sender that isn't confirmed",
      { status: 422, code: 400 },
      { code: "unavailable", details: { reason: "account" } },
    ],
    ["no credits left", { status: 422, code: 405 }, { code: "unavailable", details: { reason: "account" } }],
    ["too many requests", { status: 429 }, { code: "unavailable", details: { statusCode: 429 } }],
    ["an internal error", { status: 500 }, { code: "unavailable", details: { statusCode: 500 } }],
    ["a bad gateway", { status: 502, code: 300 }, { code: "unavailable", details: { statusCode: 502 } }],
    ["maintenance", { status: 503, code: 100 }, { code: "unavailable", details: { statusCode: 503 } }],
    ["no answer", "hang", { code: "unavailable" }],
    ["an answer that stops in the middle", "hang_in_body", { code: "unavailable" }],
    ["a page of somebody in between", "html", { code: "unavailable" }],
  ]
  test.for(faults)("%s means", async ([, fault, expected]) => {
    server.nextFaults(fault)
    const hangs = fault === "hang" || fault === "hang_in_body"
    const error = await aMailer(hangs ? { timeoutMs: 100 } : {})
      .send(mail)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject(expected)
    expect(JSON.stringify(error) + String(error)).not.toContain("wim")
  })

  test("nobody listening means later", async () => {
    await expect(aMailer({ requestHost: "127.0.0.1:1" }).send(mail)).rejects.toMatchObject({ code: "unavailable" })
  })

  test("a token that was revoked is the account's trouble, not the mail's", async () => {
    const mailer = aMailer({ token: "revoked" })
    await expect(mailer.send(mail)).rejects.toMatchObject({ code: "unavailable", details: { reason: "account" } })
    await expect(mailer.findSent("x")).rejects.toMatchObject({ code: "unavailable" })
  })

  test("without a token there is no mailer", () => {
    expect(() => postmarkMailer({ token: " " })).toThrow(expect.objectContaining({ code: "invalid_input" }))
  })
})
