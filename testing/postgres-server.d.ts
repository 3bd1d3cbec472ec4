export type PostgresServer = {
    /** The address of a database on this server, whose user may do everything. */
    url(database?: string): string;
    /** Stops the server, if it still runs, and removes what it wrote. */
    stop(): Promise<void>;
};
/** Starts a Postgres 18 of our own on a free port. It goes away with this process, however that ends. */
export declare function startPostgres(): Promise<PostgresServer>;
