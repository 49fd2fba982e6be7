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
}

const LONGEST = 500;

/** Leaves a notice for a person, in the transaction of what it tells: both happen or neither. */
export async function notify(ctx: Context, input: Notify): Promise<void> {
  await insertRow(ctx, Notice, {
    government: ctx.government,
    id: randomUUID(),
    person: input.person,
    kind: input.kind,
    message: input.message.slice(0, LONGEST),
    application: input.application,
    createdAt: ctx.now,
    readAt: null,
  });
}
