/** An answer that a browser saves as a file instead of showing it. */
export function jsonFile(name: string, value: unknown): Response {
  return new Response(JSON.stringify(value, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  })
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
