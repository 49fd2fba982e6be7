/** A running throwaway cluster. */
export interface PostgresCluster {
  /** Connection string of the superuser. */
  readonly url: string;
  readonly directory: string;
  readonly port: number;
  /** Stops it at once and removes its folder. */
  stop(): Promise<void>;
  /** SIGKILL to the server and all its backends. */
  kill(): Promise<void>;
  /** Starts a killed one again, on the same port and data. */
  start(): Promise<void>;
}

/** Folder of the installed server's programs, or null. */
export function findPostgres(): string | null;

/** `fsync` (default false) is for tests that kill the database itself. */
export function startCluster(options?: {
  readonly fsync?: boolean;
  readonly maxConnections?: number;
}): Promise<PostgresCluster>;
