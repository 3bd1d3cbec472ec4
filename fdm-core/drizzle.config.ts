import { defineConfig } from "drizzle-kit"

export default defineConfig({
  dialect: "postgresql",
  schema: ["./src/db/schema-authn.ts", "./src/db/schema-farms.ts"],
  out: "./src/db/migrations",
})
