import { randomUUID } from 'node:crypto';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { Notice } from './notice.entity';

export interface Notify {
  /** Database id. */
  readonly person: string;
  /** Kebab-case, e.g. `task-opened`. */
  readonly kind: string;
  readonly message: string;
  /** Database id of the case that it is about, or null. */
  readonly application: string | null;
  /** Database id of the edition of a regime that it is about. */
  readonly edition?: string;
  /** Database id of the problem of supervision that it is about. */
  readonly finding?: string;
}

const LONGEST = 500;

/** Leaves a notice for a person, in the transaction of what it tells: both happen or neither. */
export async function notify(ctx: Context, input: Notify): Promise<void> {
  await insertRow(ctx, Notice, rowOf(ctx, input));
}

/** As {@link notify}, for many in one statement. */
export async function notifyAll(ctx: Context, inputs: readonly Notify[]): Promise<void> {
  if (inputs.length > 0)
    await ctx.tx.insert(
      Notice,
      inputs.map((input) => rowOf(ctx, input)),
    );
}

function rowOf(ctx: Context, input: Notify) {
  return {
    government: ctx.government,
    id: randomUUID(),
    person: input.person,
    kind: input.kind,
    message: input.message.slice(0, LONGEST),
    application: input.application,
    edition: input.edition ?? null,
    finding: input.finding ?? null,
    createdAt: ctx.now,
    readAt: null,
  };
}
