import { fileURLToPath } from "node:url"

/**
 * Who may import whom. Along the line of rooms of the library, imports only go back, and rooms of one step do not see
 * each other. Tests may import anything. `scripts/import-rules.test.ts` breaks each rule once and sees it caught.
 */
const line = [
  ["kernel"],
  ["time"],
  ["markdown"],
  ["db"],
  ["people"],
  ["access"],
  ["audit"],
  ["work"],
  ["sla"],
  ["workflow"],
  ["ticket"],
  ["list"],
  ["search"],
  ["view"],
  ["mail", "triage", "desk", "knowledge", "catalog", "csat", "report", "privacy", "live"],
  ["export"],
  ["jobs"],
  ["cli"],
]

const src = "^fdm-helpdesk/src"
const tests = [
  "\\.test\\.tsx?$",
  "(^|/)testing/",
  "(^|/)examples/",
  "(^|/)e2e/",
  "(^|/)bench/",
  "^fuzz/",
  "^packaging/.*\\.ts$",
  "^vitest\\.config\\.ts$",
]
const routerAndDom = "(^|node_modules/)(react-router|@react-router|react-dom)(/|$)"
const databaseDrivers = "(^|node_modules/)(drizzle-orm|postgres|@electric-sql/pglite[^/]*)(/|$)"

/** @param {string[]} names */
const roomsNamed = (names) => `${src}/(${names.join("|")})/`

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to })

/** What a ticket has is data that the audit goes by as well: it stands right behind the database on the line. */
const fieldsOfTickets = `${src}/ticket/fields/`

/** Whatever stands later on the line, and the files at its end (`index.ts`), are out of sight of the rooms of a step. */
const backAlongTheLine = line.map((step, at) =>
  forbid(
    `line-of-rooms-${step.length > 1 ? "subjects" : step[0]}`,
    "imports of the library only go back along the line of rooms",
    { path: roomsNamed(step), pathNot: tests },
    { path: [`${src}/[^/]+$`, ...line.slice(at + 1).map(roomsNamed)], pathNot: fieldsOfTickets },
  ),
)

const rooms = [
  ...backAlongTheLine,
  forbid(
    "fields-know-little",
    "the description of fields knows the kernel and the database, and nothing else",
    { path: fieldsOfTickets, pathNot: tests },
    { path: `${src}/`, pathNot: [fieldsOfTickets, roomsNamed(["kernel", "db"])] },
  ),
  ...line
    .filter((step) => step.length > 1)
    .map((step) =>
      forbid(
        "rooms-of-one-step",
        "rooms that stand beside each other on the line do not see each other",
        { path: `${src}/(${step.join("|")})/`, pathNot: tests },
        { path: roomsNamed(step), pathNot: `${src}/$1/` },
      ),
    ),
  forbid(
    "room-off-the-line",
    "a new room of the library gets its place on the line, in .dependency-cruiser.mjs",
    { path: `${src}/`, pathNot: [...tests, `${src}/[^/]+$`, roomsNamed(line.flat())] },
    {},
  ),
]

const packages = [
  forbid(
    "helpdesk-knows-no-host",
    "the library knows neither the app nor a router nor the DOM nor an authentication library",
    { path: "^fdm-helpdesk/", pathNot: tests },
    { path: ["^fdm-app/", routerAndDom, "(^|node_modules/)(better-auth|@better-auth)(/|$)"] },
  ),
  forbid(
    "adapters-by-their-own-entry",
    "React, Postmark and Gemini come along only with the entry points that use them, never with the index",
    { path: `${src}/index\\.ts$` },
    { path: roomsNamed(["mail", "triage", "jobs", "cli"]) },
  ),
  forbid(
    "helpdesk-takes-little-of-core",
    "of fdm-core the library takes the entry points without authentication: db, ids, text, errors",
    { path: "^fdm-helpdesk/", pathNot: tests },
    { path: "^fdm-core/", pathNot: "^fdm-core/src/(db/index|ids|text|errors)\\.ts$" },
  ),
  forbid(
    "core-knows-nobody",
    "fdm-core knows neither the library nor the app nor a router nor the DOM",
    { path: "^fdm-core/", pathNot: tests },
    { path: ["^fdm-helpdesk/", "^fdm-app/", routerAndDom] },
  ),
  forbid(
    "published-needs-declared",
    "what a published package imports is among its dependencies",
    { path: "^fdm-(core|helpdesk)/src/", pathNot: tests },
    { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
  ),
]

const app = [
  forbid(
    "app-database-in-one-place",
    "only app/lib/**/*.server.ts and server/ know drizzle or a driver",
    { path: "^fdm-app/", pathNot: [...tests, "^fdm-app/app/lib/.+\\.server\\.ts$", "^fdm-app/server/"] },
    { path: databaseDrivers },
  ),
  forbid(
    "components-only-show",
    "components take props and give markup: no routes, nothing of the server",
    { path: "^fdm-app/app/components/", pathNot: tests },
    { path: ["^fdm-app/app/routes/", "\\.server(\\.|$)", "^fdm-app/server/"] },
  ),
]

const everywhere = [
  forbid("no-cycles", "what imports each other can only be read together", {}, { circular: true }),
  forbid("no-tests-in-code", "only tests import tests and what tests share", { pathNot: tests }, { path: tests }),
  forbid(
    "resolvable",
    "an import that leads nowhere",
    {},
    // Types of routes are written by the router; what sits in a folder of its own making is checked by tsc.
    { couldNotResolve: true, pathNot: ["/\\+types/", "^virtual:"] },
  ),
]

export default {
  forbidden: [...rooms, ...packages, ...app, ...everywhere],
  options: {
    // TypeScript 7 has no programming interface yet, so SWC parses.
    parser: "swc",
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    doNotFollow: { path: "node_modules" },
    // What stands in packaging/host is compiled where it runs: in a project outside of the workspace.
    exclude: { path: ["^packaging/host/", "(^|/)(dist|build|coverage|\\.react-router|\\.turbo|\\.fdm)/"] },
    webpackConfig: { fileName: fileURLToPath(new URL("scripts/import-aliases.cjs", import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "types", "import", "node", "default"],
      extensions: [".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
  },
}
