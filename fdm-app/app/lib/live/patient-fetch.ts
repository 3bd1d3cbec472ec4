/**
 * Reading a page anew because of a live event is nobody's wish, so it may not cost anybody their page: where the connection
 * or the server is away for a moment, the router would show an error instead of what was there, and what was being
 * typed. So while such a reading goes on, its requests wait until they are answered. The router has no place for this, so it
 * sits where it asks: in `fetch`.
 */
const againMs = 2_000
const away = [502, 503, 504]

let readings = 0
let isInstalled = false

/** Runs a reading whose requests for data wait out a connection that is away. */
export async function withPatience(read: () => Promise<void>): Promise<void> {
  if (!isInstalled) install()
  readings++
  try {
    await read()
  } finally {
    readings--
  }
}

function install(): void {
  isInstalled = true
  const impatient = window.fetch
  window.fetch = (input, init) => {
    const ask = () => impatient(input, init)
    return readings > 0 && isReading(input, init) ? patiently(ask, init?.signal) : ask()
  }
}

/** Data of a page: what the router asks for at an address that ends in `.data`, and never a form. */
function isReading(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  const url = new URL(input instanceof Request ? input.url : input, window.location.href)
  const method = init?.method ?? (input instanceof Request ? input.method : "GET")
  return method === "GET" && url.pathname.endsWith(".data")
}

async function patiently(ask: () => Promise<Response>, signal: AbortSignal | null | undefined): Promise<Response> {
  for (;;) {
    const answer = await ask().catch((error) => {
      if (signal?.aborted) throw error
    })
    if (answer && !away.includes(answer.status)) return answer
    await new Promise((resolve) => window.setTimeout(resolve, againMs))
  }
}
