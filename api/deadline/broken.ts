import { QueryFailedError } from 'typeorm';
import { databaseFailure } from '../platform/database/failure';

/** What could not be read, and why: the others are not kept waiting for it. */
export interface Broken {
  readonly of: 'task' | 'finding' | 'project' | 'unit' | 'government' | 'regime';
  /** Of a task, a finding and a project its database id; of a unit its own and the regime's code; else the regime's code. */
  readonly key: string;
  readonly error: unknown;
}

/**
 * Does one of many, so that the others go on where it cannot be read.
 *
 * @returns what `act` answers; 0 where it failed, which is then among `broken`
 * @throws what the database says: after that nothing more can be read in this transaction
 */
export async function apart(
  broken: Broken[],
  { of, key }: Pick<Broken, 'of' | 'key'>,
  act: () => Promise<number>,
): Promise<number> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof QueryFailedError || databaseFailure(error)) throw error;
    broken.push({ of, key, error });
    return 0;
  }
}
