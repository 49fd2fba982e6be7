import { randomUUID } from 'node:crypto';
import { formatYuan, type Fen, type Finding } from '../../form-schemas/engine';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { updateVersion } from '../platform/version';
import { BudgetAct, BudgetLine, BudgetState, type Pending } from './budget-line.entity';
import { BudgetStep } from './budget-step.entity';

/** What a line stands for: it never changes. */
export interface LineKey {
  readonly year: number;
  readonly source: string;
  /** Database ids. */
  readonly organisation: string | null;
  readonly project: string | null;
  readonly number: string;
}

export interface StepTaken {
  readonly act: BudgetAct;
  readonly reason: string;
  readonly amount: Fen | null;
  readonly proposer: string | null;
}

export function refuse(code: string, message: string, path: string): Finding {
  return { code, severity: 'error', message, path };
}

/** What is proposed by the session now. */
export function pendingOf(
  ctx: Context,
  act: Pending['act'],
  { amount, reason }: { readonly amount: Fen | null; readonly reason: string },
): Pending {
  return {
    act,
    amount: amount === null ? null : formatYuan(amount),
    reason,
    person: personOf(ctx),
    at: ctx.now.toISOString(),
  };
}

/** The line that stands for the same, and is not withdrawn. */
export async function sameLine(ctx: Context, { year, source, organisation, project, number }: LineKey) {
  return ctx.tx
    .createQueryBuilder(BudgetLine, 'line')
    .where(
      `line.government = :government and line.state <> 'withdrawn' and line.year = :year and line.source = :source
       and line.number = :number and line.organisation is not distinct from cast(:organisation as uuid)
       and line.project is not distinct from cast(:project as uuid)`,
      { government: ctx.government, year, source, number, organisation, project },
    )
    .getOne();
}

/** A new line, which waits to be confirmed. */
export async function insertLine(
  ctx: Context,
  key: LineKey,
  { amount, reason, act }: { readonly amount: Fen; readonly reason: string; readonly act: BudgetAct },
): Promise<BudgetLine> {
  const line = await insertRow(ctx, BudgetLine, {
    government: ctx.government,
    id: randomUUID(),
    ...key,
    amount: null,
    state: BudgetState.PROPOSED,
    pending: pendingOf(ctx, BudgetAct.PROPOSE, { amount, reason }),
    createdAt: ctx.now,
    changedAt: ctx.now,
    version: 1,
  });
  await recordStep(ctx, line, { act, reason, amount, proposer: null });
  return line;
}

/** Changes a line and keeps the step. @throws ApiError CONFLICT */
export async function changeLine(
  ctx: Context,
  line: BudgetLine,
  changes: Partial<Pick<BudgetLine, 'amount' | 'state' | 'pending'>>,
  step: StepTaken,
): Promise<BudgetLine> {
  const all = { ...changes, changedAt: ctx.now };
  const version = await updateVersion(
    ctx,
    BudgetLine,
    { id: line.id, expectedVersion: line.version },
    all as Parameters<typeof updateVersion<BudgetLine>>[3],
  );
  const changed = Object.assign(new BudgetLine(), line, all, { version });
  await recordStep(ctx, changed, step);
  return changed;
}

async function recordStep(
  ctx: Context,
  { id, version }: Pick<BudgetLine, 'id' | 'version'>,
  { act, reason, amount, proposer }: StepTaken,
): Promise<void> {
  await insertRow(ctx, BudgetStep, {
    government: ctx.government,
    id: randomUUID(),
    line: id,
    number: version,
    act,
    person: personOf(ctx),
    proposer,
    at: ctx.now,
    reason,
    amount,
  });
}

function personOf(ctx: Context): string | null {
  const session = signedIn(ctx);
  return session.kind === 'system' ? null : session.person.id;
}
