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

/** An open database: migrated, served through the application role. */
export interface Database {
  readonly kind: DatabaseConfig['kind'];
  readonly source: DataSource;
  /** Of the embedded database: its bytes, to clone it in the tests. */
  readonly snapshot?: () => Promise<Blob>;
  close(): Promise<void>;
}

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
