/**
 * A migrated PGlite as a file, because loading one takes a fraction of making one. Kept for later runs, until a
 * migration changes.
 *
 * @returns the path of the file
 */
export declare function preparePgliteDump(): Promise<string>;
