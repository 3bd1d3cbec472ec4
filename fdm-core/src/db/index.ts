/**
 * The database: opening it, the handle that everything takes, and migrations for packages with tables of their own.
 *
 * @module
 */
export type { Connection } from "./connection.js"
export { createFdm, type Fdm, type FdmOptions, openDatabase } from "./create-fdm.js"
export { type Db, rowsOf } from "./handle.js"
export { leaveLost } from "./leave-lost.js"
export { limited, obeyLimits, type StatementLimit } from "./limited.js"
export { type MigrationSet, migrate, pendingMigrations } from "./migrate.js"
export { migrateCore } from "./migrate-core.js"
export type { OnStatement } from "./statements.js"
