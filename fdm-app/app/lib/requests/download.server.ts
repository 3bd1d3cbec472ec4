/**
 * JSON that a browser saves as a file instead of showing it, sent while it is read. Anybody may ask for their own as often as
 * they like, so in this process one piece is read at a time, and whoever else asks for something comes between two pieces.
 */
export function jsonFile(name: string, pieces: AsyncIterable<string>, signal: AbortSignal): Response {
  return new Response(streamOf(inTurn(pieces), signal), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  })
}

let lastTurn: Promise<void> = Promise.resolve()

async function* inTurn(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const reading = pieces[Symbol.asyncIterator]()
  try {
    while (true) {
      const { value, done } = await afterOthers(() => reading.next())
      if (done) return
      yield value
    }
  } finally {
    await reading.return?.()
  }
}

async function afterOthers<Result>(read: () => Promise<Result>): Promise<Result> {
  const before = lastTurn
  const { promise, resolve } = Promise.withResolvers<void>()
  lastTurn = promise
  await before
  try {
    return await read()
  } finally {
    setImmediate(resolve)
  }
}

/**
 * CSV that a browser saves as a file, sent while it is read: nothing of it is held here. Reading ends with the reader's
 * interest, and one that fails half-way breaks the download off, so that nobody takes a part for the whole.
 *
 * @param bytes the size, when it is known before the end
 */
export function csvFile(
  name: string,
  pieces: AsyncIterable<string | Uint8Array>,
  { signal, bytes }: { signal: AbortSignal; bytes?: number },
): Response {
  return new Response(streamOf(pieces, signal), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      ...(bytes === undefined ? {} : { "Content-Length": String(bytes) }),
    },
  })
}

function streamOf(pieces: AsyncIterable<string | Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const reading = pieces[Symbol.asyncIterator]()
  const text = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = signal.aborted ? { done: true } : await reading.next()
      if (value === undefined || done) {
        await reading.return?.()
        controller.close()
      } else controller.enqueue(typeof value === "string" ? text.encode(value) : value)
    },
    async cancel() {
      await reading.return?.()
    },
  })
}
