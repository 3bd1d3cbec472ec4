import { defineConfig } from "tsdown"

export default defineConfig({
  entry: {
    index: "src/index.ts",
    jobs: "src/jobs/index.ts",
    mail: "src/mail/index.ts",
    triage: "src/triage/index.ts",
    markdown: "src/markdown/index.ts",
    workflow: "src/workflow/workflow.ts",
    "inbox-query": "src/view/inbox-query.ts",
    "search-language": "src/search/language/search-language.ts",
    branding: "src/kernel/shades.ts",
    "saved-reply-text": "src/desk/saved-replies/saved-reply-text.ts",
    testing: "src/testing/index.ts",
    cli: "src/cli/main.ts",
  },
  platform: "node",
  target: "node22.12",
  dts: true,
  // Without the tests, which reach outside of this package.
  tsconfig: "tsconfig.build.json",
  outExtensions: () => ({ js: ".js", dts: ".d.ts" }),
  copy: [{ from: "src/db/migrations", to: "dist" }],
})
