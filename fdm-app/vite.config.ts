import { reactRouter } from "@react-router/dev/vite"
import tailwindcss from "@tailwindcss/vite"
import { defaultClientConditions, defaultServerConditions, defineConfig } from "vite"

/**
 * The server build leaves the packages of the workspace out, because their migrations are found beside their own files,
 * which bundling would move. In development they run from their sources, so that an edit shows without a build.
 */
const workspace = ["fdm-core", "fdm-helpdesk"]

export default defineConfig(({ command }) => {
  const isDevelopment = command === "serve"
  const source = isDevelopment ? ["source"] : []
  return {
    plugins: [tailwindcss(), reactRouter()],
    resolve: { tsconfigPaths: true },
    // As in production, so that links in mails lead here.
    server: { port: Number(process.env.PORT || 3000), strictPort: true },
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
