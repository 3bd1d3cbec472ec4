import type { ServerResponse } from "node:http"
import { type Asked, json, jsonServer } from "./json-server.js"

/** What the server does with one request. A function makes the model's text from the message it was given. */
export type GeminiAnswer =
  | { verdict: unknown }
  | { text: string }
  | { status: number }
  | "hang"
  | "html"
  | "blocked"
  | ((message: string) => unknown)

type GenerateContent = { contents: { parts: { text: string }[] }[] }

/** Gemini's API as far as triage needs it, on this machine. Answers are given in their order, the last one again and again. */
export async function geminiServer(...first: GeminiAnswer[]) {
  const asked: Asked[] = []
  let answers = first
  const server = await jsonServer((request, response) => {
    asked.push(request)
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    respond(answer ?? { status: 503 }, request, response)
  })
  return {
    asked,
    baseUrl: `http://${server.host}`,
    /** Ends the server, and whatever still waits for it. */
    close: server.close,
    /** Gives other answers from now on, and forgets what was asked. */
    answers(...next: GeminiAnswer[]) {
      asked.length = 0
      answers = next
    },
  }
}

function respond(answer: GeminiAnswer, { body }: Asked, response: ServerResponse): void {
  if (answer === "hang") return
  if (answer === "html") {
    response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in to the wifi</html>")
  } else if (answer === "blocked") {
    json(response, 200, { promptFeedback: { blockReason: "SAFETY" } })
  } else if (typeof answer === "function") {
    const { message } = JSON.parse((body as GenerateContent).contents[0]?.parts[0]?.text ?? "{}") as { message: string }
    json(response, 200, candidate(JSON.stringify(answer(message))))
  } else if ("status" in answer) {
    json(response, answer.status, { error: { code: answer.status, message: "No.", status: "UNAVAILABLE" } })
  } else {
    json(response, 200, candidate("text" in answer ? answer.text : JSON.stringify(answer.verdict)))
  }
}

function candidate(text: string) {
  return { candidates: [{ content: { role: "model", parts: [{ text }] }, finishReason: "STOP", index: 0 }] }
}
