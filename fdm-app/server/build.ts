import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import { fileURLToPath } from "node:url"
import { createRequestListener } from "@react-router/node"
import type { ServerBuild } from "react-router"
import type * as entry from "../app/entry.server.tsx"
import { edgeOf } from "./edge.ts"
import { tellPeer } from "./peer.ts"
import { staticFiles } from "./static-files.ts"

/** The production build, whose entry also hands out what the server shares with the pages. */
export type Build = ServerBuild & { entry: { module: typeof entry } }

/** @throws Error when nothing was built yet */
export async function loadBuild(): Promise<Build> {
  try {
    return await import(new URL("../build/server/index.js", import.meta.url).href)
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND"
    throw isMissing ? new Error("The app is not built yet: run `npm start` in the root, which builds it first.") : error
  }
}

type Setting = { url: URL; clientAddressHeader?: string }

/** Answers requests: files of the build from disk, everything else by the app. */
export function listenerOf(build: Build, { url: publicUrl, clientAddressHeader }: Setting): RequestListener {
  const edge = edgeOf(publicUrl)
  const files = staticFiles(fileURLToPath(new URL("../build/client", import.meta.url)))
  // Behind a proxy the origin of a form is the public one, and not the one that this process is reached at.
  const app = createRequestListener({ build: { ...build, allowedActionOrigins: [publicUrl.host] }, mode: "production" })
  return (request: IncomingMessage, response: ServerResponse) =>
    edge(request, response, () => {
      tellPeer(request, clientAddressHeader)
      files(request, response, () => void app(request, response))
    })
}
