import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { BLUEPRINT } from './api/entities';
import { sourceOptions } from './api/platform/database/database';

/** For TypeORM's command line only (`typeorm -d ormconfig.ts`); the server migrates by itself at start. */
export const source = new DataSource({
  ...sourceOptions(BLUEPRINT),
  url: process.env['MIGRATION_DATABASE_URL'] ?? '',
});
