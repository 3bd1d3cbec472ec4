import type { Message, ServerClient } from "postmark"
import { HelpdeskError, type Mailer, type OutgoingMail } from "../kernel/index.js"

/** How `postmarkMailer` reaches Postmark. */
export type PostmarkOptions = {
  /** Server API token of Postmark. */
  token: string
  /** Id of a transactional message stream. */
  stream?: string
  /** Host of the API, with a port if need be; another one for tests. */
  requestHost?: string
  useHttps?: boolean
  /** How long one request may take. */
  timeoutMs?: number
}

/** Name that the idempotency key has in the metadata of a message; `metadata_<name>` searches by it. */
const metadataKey = "work"

/**
 * Sends mail through Postmark's transactional stream. Postmark takes no idempotency key, so ours travels as metadata,
 * which recipients don't see, and `findSent` searches the messages of the last 45 days for it. A message can be found a
 * moment after it was taken; a worker asks no earlier than half a minute later.
 *
 * @throws HelpdeskError `invalid_input` without a token: an unset secret sends nothing
 */
export function postmarkMailer({
  token,
  stream = "outbound",
  requestHost = "api.postmarkapp.com",
  useHttps = true,
  timeoutMs = 15_000,
}: PostmarkOptions): Mailer & Required<Pick<Mailer, "findSent">> {
  if (token.trim() === "")
    throw new HelpdeskError("invalid_input", "Postmark needs a server token", { fields: ["token"] })
  let client: Promise<ServerClient> | undefined
  const connect = () => {
    client ??= import("postmark").then(
      (postmark) => new postmark.ServerClient(token, { requestHost, useHttps, timeout: timeoutMs / 1000 }),
    )
    return client
  }
  return {
    async send(mail) {
      const answer = await asking(async () => (await connect()).sendEmail(messageOf(mail, stream)))
      return { providerId: idIn(answer) }
    },
    async findSent(idempotencyKey) {
      const filter = { [`metadata_${metadataKey}`]: idempotencyKey, count: 1, offset: 0 }
      const answer = await asking(async () => (await connect()).getOutboundMessages(filter))
      if (!Array.isArray(answer?.Messages)) throw strangeAnswer()
      const [found] = answer.Messages
      return found && { providerId: idIn(found) }
    },
  }
}

function messageOf(mail: OutgoingMail, stream: string): Message {
  const headers = Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value }))
  // Postmark puts a Message-ID of its own in place of ours, unless told to keep it.
  if ("Message-ID" in mail.headers) headers.push({ Name: "X-PM-KeepID", Value: "true" })
  return {
    From: mail.from,
    To: mail.to,
    ReplyTo: mail.replyTo,
    Subject: mail.subject,
    HtmlBody: mail.html,
    TextBody: mail.text,
    Headers: headers,
    Tag: mail.tag,
    MessageStream: stream,
    Metadata: { [metadataKey]: mail.idempotencyKey },
    TrackOpens: false,
  }
}

/** Postmark's error codes that are about this one mail, so that trying again is no use. */
const refusals: Record<number, string> = {
  300: "invalid_mail",
  402: "invalid_mail",
  403: "invalid_mail",
  406: "inactive_recipient",
}

/**
 * Runs a request, its errors turned into ours. What is wrong with the account (a revoked token, a sender that isn't
 * confirmed, no credits left) is tried again too: somebody will mend it, and then the mail should leave.
 */
async function asking<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request()
  } catch (error) {
    const { statusCode = 0, code = 0 } = error as { statusCode?: number; code?: number }
    const reason = statusCode === 413 ? "too_large" : refusals[code]
    if (reason && (statusCode === 413 || statusCode === 422))
      throw new HelpdeskError("port_failed", "Postmark refuses this mail", { reason, statusCode, postmarkCode: code })
    const isAccount = statusCode === 401 || statusCode === 403 || statusCode === 422
    throw new HelpdeskError("unavailable", "Postmark did not take the request", {
      ...(isAccount ? { reason: "account" } : {}),
      statusCode,
      postmarkCode: code,
    })
  }
}

function idIn(message: { MessageID?: unknown } | undefined): string {
  if (typeof message?.MessageID !== "string" || message.MessageID === "") throw strangeAnswer()
  return message.MessageID
}

/** Something between us and Postmark answered in its place; whether the mail left is asked at the next attempt. */
function strangeAnswer(): HelpdeskError {
  return new HelpdeskError("unavailable", "the answer isn't one of Postmark's")
}
