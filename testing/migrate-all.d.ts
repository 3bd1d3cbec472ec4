import type { Db } from "../fdm-core/src/db/handle.js";
/** Makes the tables of both packages, so that their tests can start from the same database. */
export declare function migrateAll(db: Db): Promise<void>;
/** Changes whenever `migrateAll` would make something else, and when the embedded database itself changes. */
export declare function migrationsFingerprint(): Promise<string>;
export declare const cacheFolder: string;
