import type { DataSource, DataSourceOptions, MigrationInterface } from 'typeorm';
import type { DatabaseConfig } from '../../config';

/** What the composition root hands in: the platform knows no feature. */
export interface Blueprint {
  readonly entities: readonly (abstract new () => object)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Hears what is told on a channel; null: the line was broken, something may have been missed. */
export type Hear = (payload: string | null) => void;

/** Ends the listening. */
export type Unlisten = () => Promise<void>;

/** An open database: migrated, served through the application role. */
export interface Database {
  readonly kind: DatabaseConfig['kind'];
  readonly source: DataSource;
  /** Hears what transactions tell as they commit (NOTIFY); `channel` is one of {@link CHANNELS}. */
  listen(channel: Channel, hear: Hear): Unlisten;
  /** Of the embedded database: its bytes, to clone it in the tests. */
  readonly snapshot?: () => Promise<Blob>;
  close(): Promise<void>;
}

/** Channels on which anything is told. */
export const CHANNELS = ['tongchou_live'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The role that serves: no superuser, no bypass of row-level security, owner of nothing. */
export const APPLICATION_ROLE = 'app_rw';

export function sourceOptions(
  blueprint: Blueprint,
): Pick<
  Extract<DataSourceOptions, { type: 'postgres' }>,
  'type' | 'entities' | 'migrations' | 'installExtensions' | 'synchronize' | 'migrationsTableName' | 'logging'
> {
  return {
    type: 'postgres',
    entities: [...blueprint.entities],
    migrations: [...blueprint.migrations],
    migrationsTableName: 'migration',
    installExtensions: false,
    synchronize: false,
    logging: false,
  };
}
