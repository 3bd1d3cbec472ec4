/**
 * `test` with a database: `db`, the handle that library functions take, and `fdm`, the open connection with what tests
 * want besides. A test file has one database to itself, made when its first test asks; tests of a file share it.
 */
export declare const test: import("vitest").TestAPI<Omit<Omit<object, "$__file"> & Record<"fdm", import("./test-database.js").TestDatabase> & {
    readonly $__worker?: object | undefined;
    readonly $__file?: (object & Record<"fdm", import("./test-database.js").TestDatabase>) | undefined;
    readonly $__test?: object | undefined;
}, "$__file"> & Record<"db", import("fdm-core").Db> & {
    readonly $__worker?: object | undefined;
    readonly $__file?: (object & Record<"fdm", import("./test-database.js").TestDatabase> & Record<"db", import("fdm-core").Db>) | undefined;
    readonly $__test?: object | undefined;
}>;
export type { TestDatabase } from "./test-database.js";
