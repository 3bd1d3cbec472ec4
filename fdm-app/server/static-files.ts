import type { IncomingMessage, ServerResponse } from "node:http"
import sirv from "sirv"

type Serve = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Serves the files of a folder as they were listed at the start, and passes everything else on. What sirv leaves to
 * whoever uses it is done here, because each would end the process: a file that went away since (a build that runs
 * meanwhile) breaks off its own answer only, a reader who leaves closes the file, and parts of a file are not for asking
 * (`bytes=5-2` makes sirv throw; a file is small enough to be sent whole).
 */
export function staticFiles(folder: string): Serve {
  const files = sirv(folder, { etag: true, setHeaders: cacheFiles })
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next()
    delete request.headers.range
    const onFile = (file: NodeJS.ReadableStream & { destroy?(): void }) => {
      file.once("error", () => response.destroy())
      response.once("close", () => file.destroy?.())
    }
    response.once("pipe", onFile)
    files(request, response, () => {
      response.off("pipe", onFile)
      next()
    })
  }
}

/** Files whose name holds their hash never change. */
function cacheFiles(response: ServerResponse, pathname: string): void {
  const isHashed = pathname.startsWith("/assets/")
  response.setHeader("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "public, max-age=3600")
}
