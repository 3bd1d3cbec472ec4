import type { Config } from "@react-router/dev/config"

export default {
  ssr: true,
  // The route table is small: sending it at once saves a request per first visit of a page.
  routeDiscovery: { mode: "initial" },
} satisfies Config
