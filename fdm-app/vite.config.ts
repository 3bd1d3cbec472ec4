import { reactRouter } from "@react-router/dev/vite"
import tailwindcss from "@tailwindcss/vite"
import { defaultClientConditions, defaultServerConditions, defineConfig, type Plugin } from "vite"
import { edgeOf } from "./server/edge.ts"
import { tellPeer } from "./server/peer.ts"

/**
 * The server build leaves the packages of the workspace out, because their migrations are found beside their own files,
 * which bundling would move. In development they run from their sources, so that an edit shows without a build.
 */
const workspace = ["fdm-core", "fdm-helpdesk"]

/** Read here once more, because `environment.server.ts` needs the packages, which are not built in development. It tells what is wrong with them. */
const port = Number(process.env.PORT) || 3000
const publicUrl = URL.parse(process.env.FDM_URL ?? "") ?? new URL(`http://localhost:${port}`)
const clientAddressHeader = process.env.FDM_CLIENT_ADDRESS_HEADER?.toLowerCase() || undefined

/** What our own server does in production. Scripts of the bundler run too, so there is no policy. */
const edge: Plugin = {
  name: "edge",
  configureServer: ({ middlewares }) => {
    middlewares.use(edgeOf(publicUrl, { hasPolicy: false }))
    middlewares.use((request, _response, next) => {
      tellPeer(request, clientAddressHeader)
      next()
    })
  },
}

export default defineConfig(({ command }) => {
  const isDevelopment = command === "serve"
  const source = isDevelopment ? ["source"] : []
  return {
    plugins: [edge, tailwindcss(), reactRouter()],
    resolve: { tsconfigPaths: true },
    // As in production, so that links in mails lead here.
    server: { port, strictPort: true },
    // Found at the start: a package that is found while a page loads fails its scripts and loads it again.
    optimizeDeps: { entries: ["app/entry.client.tsx", "app/components/**/*.tsx"] },
    build: { target: "es2023" },
    environments: {
      client: { resolve: { conditions: [...source, ...defaultClientConditions] } },
      ssr: {
        resolve: {
          conditions: [...source, ...defaultServerConditions],
          external: ["@electric-sql/pglite", ...(isDevelopment ? [] : workspace)],
        },
      },
    },
  }
})
