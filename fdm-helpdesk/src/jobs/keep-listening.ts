import type { Listen } from "../kernel/index.js"
import { retryMs } from "./runner.js"

/**
 * Begins to listen, again and again until that works. From then on the connection keeps it up by itself; what it
 * missed meanwhile is found by the jobs' own looking.
 *
 * @returns a function that ends it
 */
export function keepListening(
  listen: Listen,
  channel: string,
  onNotify: (payload: string) => void,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let unlisten: (() => Promise<void>) | undefined

  async function begin(failures: number): Promise<void> {
    try {
      unlisten = await listen(channel, onNotify)
    } catch (error) {
      onError(error)
      if (ended) return
      timer = setTimeout(() => {
        beginning = begin(failures + 1)
      }, retryMs(failures))
    }
  }

  let beginning = begin(1)
  return async () => {
    ended = true
    clearTimeout(timer)
    await beginning
    await unlisten?.().catch(onError)
  }
}
