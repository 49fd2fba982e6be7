import { randomUUID } from 'node:crypto';
import type { Context } from '../platform/context';
import type { Database } from '../platform/database/database';
import { ApiError } from '../platform/errors';
import { withMeanwhile } from '../platform/meanwhile';
import { Operation } from '../platform/operation';
import type { Session } from '../platform/session';
import { loadSession } from './load-session';

/** What acting without HTTP needs: seeds, jobs and the tests' givens. */
export interface Runtime {
  readonly database: Database;
  readonly clock?: (() => Date) | undefined;
}

const LIMIT_MS = 60_000;
/** Nobody waits at a screen for what jobs and seeds have proven; a busy machine may take its time. */
const PROOF_MS = 5 * 60_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Runs commands as the system, for one government, in one transaction that commits when `act` ends well. */
export function asSystem<T>(runtime: Runtime, government: string, act: (ctx: Context) => Promise<T>): Promise<T> {
  return run(runtime, systemOf(government), act);
}

function systemOf(government: string): Session {
  return {
    kind: 'system',
    person: { id: NOBODY, name: '系统' },
    appointment: null,
    government,
    visible: [government],
    roles: [],
    scopes: null,
    held: [],
    standsFor: [],
    digest: null,
  };
}

/** Reads as the system, for one government, in one transaction. */
export async function readAsSystem<T>(
  runtime: Runtime,
  government: string,
  act: (ctx: Context) => Promise<T>,
): Promise<T> {
  const operation = operationOf(runtime, systemOf(government));
  await operation.begin('read');
  try {
    return await act(operation);
  } finally {
    await operation.close();
  }
}

/** Runs commands as a person in an office, with exactly its rights; refused like anyone else. */
export function asAppointment<T>(
  runtime: Runtime,
  office: { readonly government: string; readonly appointment: string; readonly person: string },
  act: (ctx: Context) => Promise<T>,
): Promise<T> {
  return asSystem(runtime, office.government, async (ctx) => {
    const [row] = await ctx.tx.query<{ session: Omit<Session, 'digest'> }[]>(
      `select office_of('person', $1, $2, $3, null, $4) as session`,
      [office.person, office.government, office.appointment, ctx.now],
    );
    if (!row?.session.appointment) throw new ApiError('NOT_FOUND', '没有这一项现行任职');
    ctx.become({ ...row.session, digest: null });
    return act(ctx);
  });
}

function operationOf(runtime: Runtime, session: Session): Operation {
  return new Operation({
    source: runtime.database.source,
    requestId: randomUUID(),
    client: { address: 'local', idempotencyKey: null, countLogin: async () => {}, setSessionCookie: () => {} },
    token: null,
    session,
    loadSession,
    clock: runtime.clock,
    settings: { proofMs: PROOF_MS },
    limitMs: LIMIT_MS,
  });
}

async function run<T>(runtime: Runtime, session: Session, act: (ctx: Context) => Promise<T>): Promise<T> {
  const operation = operationOf(runtime, session);
  return withMeanwhile(async () => {
    operation.become(session);
    await operation.begin('write');
    try {
      const result = await act(operation);
      await operation.commit();
      return result;
    } catch (error) {
      await operation.close();
      throw error;
    }
  });
}
