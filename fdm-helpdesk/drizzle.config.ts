import { defineConfig } from "drizzle-kit"

export default defineConfig({
  dialect: "postgresql",
  schema: "./src/db/schema-helpdesk.ts",
  out: "./src/db/migrations",
  schemaFilter: ["fdm-helpdesk"],
})
