import type { DatabaseConfig } from '../../config';
import type { Blueprint, Database, Log } from './database';
import { openEmbedded } from './embedded';
import { openPostgres } from './postgres';

/** Opens (and, where it may, migrates) the configured database. @throws ConfigError in Chinese for what the operator can mend. */
export function openDatabase(config: DatabaseConfig, blueprint: Blueprint, log: Log): Promise<Database> {
  return config.kind === 'embedded' ? openEmbedded(config, blueprint, log) : openPostgres(config, blueprint, log);
}
