import type { TestProject } from "vitest/node";
declare module "vitest" {
    interface ProvidedContext {
        engine: "postgres" | "pglite";
        /** Path of a migrated PGlite as a file; empty in projects on Postgres. */
        pgliteDump: string;
        /** Address of the maintenance database of the run's Postgres server; empty in projects on PGlite. */
        postgresUrl: string;
    }
}
/** Gets ready what the database tests of one project need: its name ends with the engine. */
export default function setup(project: TestProject): Promise<(() => Promise<void>) | undefined>;
