import { type PostgresServer } from "./postgres-server.js";
export declare const templateDatabase = "fdm_template";
/** Starts a server with a migrated database on it, to be copied for each test file. */
export declare function startPostgresWithTemplate(): Promise<PostgresServer>;
/** Runs one statement on the server itself, outside of any test's database. */
export declare function onServer(url: string, statement: string): Promise<void>;
