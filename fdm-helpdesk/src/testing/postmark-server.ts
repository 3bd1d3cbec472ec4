import { randomUUID } from "node:crypto"
import type { ServerResponse } from "node:http"
import { type Asked, json, jsonServer } from "./json-server.js"

type Sent = { MessageID: string; Metadata: Record<string, string>; [field: string]: unknown }

/** What the server does with the next mail instead of taking it and saying so. */
export type PostmarkFault =
  | { status: number; code?: number; message?: string }
  | "hang"
  | "hang_in_body"
  | "lose_answer"
  | "html"

/** Postmark's API as far as mail out needs it, on this machine: it keeps what it takes in `sent`. */
export async function postmarkServer(token = "server-token") {
  const sent: Sent[] = []
  const asked: Asked[] = []
  const faults: PostmarkFault[] = []

  const server = await jsonServer((request, response) => {
    asked.push(request)
    if (request.headers["x-postmark-server-token"] !== token)
      return json(response, 401, { ErrorCode: 10, Message: "The Server Token you provided is not valid." })
    if (request.url.pathname === "/messages/outbound") return json(response, 200, search(sent, request.url))
    const fault = faults.shift()
    if (fault === undefined || fault === "lose_answer") sent.push(taken(request))
    return fault === undefined ? accept(response, sent) : misbehave(fault, response)
  })

  return {
    sent,
    asked,
    requestHost: server.host,
    /** Ends the server, and whatever still waits for it. */
    close: server.close,
    /** What it does with the next mails instead of taking them, one each. */
    nextFaults: (...next: PostmarkFault[]) => faults.push(...next),
  }
}

function taken({ body }: Asked): Sent {
  return { ...(body as Omit<Sent, "MessageID">), MessageID: randomUUID() } as Sent
}

function search(sent: Sent[], url: URL) {
  const wanted = [...url.searchParams].filter(([name]) => name.startsWith("metadata_"))
  const found = sent.filter(({ Metadata }) =>
    wanted.every(([name, value]) => Metadata[name.slice("metadata_".length)] === value),
  )
  return { TotalCount: found.length, Messages: found.map(({ MessageID, Metadata }) => ({ MessageID, Metadata })) }
}

function accept(response: ServerResponse, sent: Sent[]): void {
  const { MessageID, To }: Partial<Sent> = sent.at(-1) ?? {}
  json(response, 200, { To, SubmittedAt: new Date().toISOString(), MessageID, ErrorCode: 0, Message: "OK" })
}

function misbehave(fault: PostmarkFault, response: ServerResponse): void {
  if (fault === "hang") return
  if (fault === "hang_in_body")
    return void response.writeHead(200, { "content-type": "application/json" }).write('{"Message')
  if (fault === "lose_answer") return void response.destroy()
  if (fault === "html")
    return void response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in to the wifi</html>")
  json(response, fault.status, { ErrorCode: fault.code ?? 0, Message: fault.message ?? "No." })
}
