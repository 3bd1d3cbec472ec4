import type { Connection } from "../fdm-core/src/db/connection.js";
import type { Db } from "../fdm-core/src/db/handle.js";
/** A migrated, empty database of its own for a test file. */
export type TestDatabase = Connection & {
    /** The statements that `run` sends, in their order: round trips, with `begin` and `commit` among them. */
    statements(run: () => Promise<unknown>): Promise<string[]>;
    /**
     * A handle for the other side of a race. On Postgres a connection of its own; PGlite has but one, so there it is the
     * same handle, and what runs at the same time takes turns.
     */
    another(): Promise<Db>;
};
/** Opens one on the engine of the current project. Close it when done: it is gone then. */
export declare function openTestDatabase(): Promise<TestDatabase>;
/** Makes a database on the run's Postgres server: an empty one, unless a template is named. */
export declare function createPostgresDatabase(template?: string): Promise<{
    url: string;
    drop: () => Promise<void>;
}>;
