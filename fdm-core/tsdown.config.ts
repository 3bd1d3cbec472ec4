import { defineConfig } from "tsdown"

export default defineConfig({
  entry: {
    index: "src/index.ts",
    auth: "src/auth/index.ts",
    db: "src/db/index.ts",
    errors: "src/errors.ts",
    ids: "src/ids.ts",
    text: "src/text.ts",
  },
  platform: "node",
  target: "node22.12",
  dts: true,
  // Without the tests, which reach outside of this package.
  tsconfig: "tsconfig.build.json",
  outExtensions: () => ({ js: ".js", dts: ".d.ts" }),
  copy: [{ from: "src/db/migrations", to: "dist" }],
})
