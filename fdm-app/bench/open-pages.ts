import { Agent, get, type IncomingMessage } from "node:http"

export type OpenPages = {
  count: number
  /** Of the first answer. */
  headers: Record<string, string>
  /** For each moment at which something happened the ms after which each page heard of it; a page hears all, in their order. */
  heardSince(moments: readonly number[]): number[][]
  close(): void
}

/** Opens pages that do nothing but listen, by turns for each of the people. */
export async function openPages(url: string, cookies: readonly string[], count: number): Promise<OpenPages> {
  const connections = new Agent({ maxSockets: Number.POSITIVE_INFINITY })
  const heardAt: number[][] = []
  const answers: IncomingMessage[] = []
  for (let page = 0; page < count; page++) {
    const cookie = cookies[page % cookies.length] ?? ""
    const answer = await open(url, cookie, connections)
    const heard: number[] = []
    heardAt.push(heard)
    answer.setEncoding("utf8").on("data", (text: string) => {
      for (const _event of text.matchAll(/"kind":"ticket"/g)) heard.push(performance.now())
    })
    answers.push(answer)
  }
  return {
    count: answers.length,
    headers: answers[0]?.headers as Record<string, string>,
    heardSince: (moments) =>
      moments.map((moment, turn) =>
        heardAt.flatMap((heard) => (heard[turn] === undefined ? [] : heard[turn] - moment)),
      ),
    close: () => connections.destroy(),
  }
}

function open(url: string, cookie: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie, accept: "text/event-stream" } }, (answer) => {
      if (answer.statusCode === 200) resolve(answer)
      else reject(new Error(`a page that listens was answered ${answer.statusCode}`))
    }).once("error", reject)
  })
}
