/**
 * What a product has anyway: the database connection, ids, errors, farms and the people behind accounts. All of
 * `fdm-core/db`, `fdm-core/ids` and `fdm-core/errors` is here too; `fdm-core/auth` comes along only when it is asked for.
 *
 * @module
 */
export * from "./db/index.js"
export * from "./errors.js"
export * from "./farms/index.js"
export * from "./ids.js"
export * from "./principals/index.js"
