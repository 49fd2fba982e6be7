import { QueryFailedError } from 'typeorm';
import { stdSerializers } from 'pino';

/** What of a failed statement may hold what people wrote, hashes and tokens: logs go where such things must not. */
const UNSPEAKABLE = ['parameters', 'driverError', 'detail', 'where'] as const;

/** An error as it is logged: kind, message, stack, statement; never the values that the statement was given. */
export function logError(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error instanceof Error ? stdSerializers.err(error) : error;
  const told: Record<string, unknown> = { ...stdSerializers.err(error) };
  for (const name of UNSPEAKABLE) delete told[name];
  return told;
}
