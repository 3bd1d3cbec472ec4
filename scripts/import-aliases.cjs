const { resolve } = require("node:path")

// The aliases of fdm-app's tsconfig, for the checker of import rules, which reads them in this form only.
module.exports = { resolve: { alias: { "~": resolve("fdm-app/app") } } }
