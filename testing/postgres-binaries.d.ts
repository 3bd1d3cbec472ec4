export type PostgresBinaries = {
    initdb: string;
    postgres: string;
};
/** Where npm put the Postgres programs of this machine. */
export declare function installedBinaries(): Promise<PostgresBinaries>;
/**
 * Postgres does not run as root, and the user that it runs as instead may not be allowed where the repository is
 * (`/root`, say). Then the programs are copied to `folder`.
 */
export declare function binariesForEverybody(folder: string): Promise<PostgresBinaries>;
