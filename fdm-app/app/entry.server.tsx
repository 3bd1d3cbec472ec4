import { PassThrough } from "node:stream"
import { createReadableStreamFromReadable } from "@react-router/node"
import { renderToPipeableStream } from "react-dom/server"
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router"
import { UnsentFields } from "~/components/ui/form/unsent-form"
import { startRendering } from "~/lib/host/cost.server"
import { forLog } from "~/lib/host/for-log.server"
import { nonce } from "~/lib/host/security.server"
import { unsent } from "~/lib/requests/reply.server"

/** What the server that runs this build needs of it, so that both share one copy of every module. */
export { readEnvironment } from "~/lib/host/environment.server"
export { host } from "~/lib/host/host.server"
export { linesOf } from "~/lib/host/notices.server"

export const streamTimeout = 5_000

/** Renders a page. Nothing in it waits for anything, so it is whole as soon as it begins. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  startRendering()
  const own = loadContext.get(nonce) ?? undefined
  return new Promise((resolve, reject) => {
    let timeout: NodeJS.Timeout
    const { pipe, abort } = renderToPipeableStream(
      <UnsentFields value={loadContext.get(unsent)?.fields}>
        <ServerRouter context={routerContext} url={request.url} nonce={own} />
      </UnsentFields>,
      {
        nonce: own,
        onShellReady() {
          const body = new PassThrough({
            final(done) {
              clearTimeout(timeout)
              done()
            },
          })
          headers.set("Content-Type", "text/html; charset=utf-8")
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError: report,
      },
    )
    timeout = setTimeout(abort, streamTimeout + 1_000)
  })
}

/** Logs what nobody expected, without what users wrote. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  const isAnswer = isRouteErrorResponse(error) && error.status < 500
  if (!request.signal.aborted && !isAnswer) report(error)
}

function report(error: unknown): void {
  process.stderr.write(`${forLog(error)}\n`)
}
