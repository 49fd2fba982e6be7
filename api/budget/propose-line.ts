import { found, formatYuan, type Fen, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { organisationById } from '../identity/identity.loader';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { readName, readText } from '../platform/text';
import { projectById } from '../project/project.loader';
import { FIRST_YEAR, LAST_YEAR, LONGEST_NUMBER, LONGEST_SOURCE } from './bounds';
import { BudgetAct, type BudgetLine } from './budget-line.entity';
import { cityBudget, type CityBudget } from './city-budget';
import { notKeeper, objection } from './objection';
import { lockProjects } from './lock-projects';
import { lockLine } from './seen-lines';
import { changeLine, insertLine, pendingOf, refuse, sameLine, type LineKey } from './write-line';

export interface ProposeLine extends LineKey {
  readonly amount: Fen;
  readonly reason: string | null;
}

/**
 * Enters a line of the budget; it is in force once somebody else confirms it. Findings: `budget-year`, `budget-source`,
 * `budget-amount`, `budget-project-unit`, `budget-line-twice`.
 */
export async function proposeBudgetLine(ctx: Context, input: ProposeLine): Promise<Outcome<BudgetLine | null>> {
  authorise(ctx, 'budget:edit');
  const owners = await judgeOwners(ctx, input);
  const city = await cityBudget(ctx);
  const against = notKeeper(ctx, city);
  if (against !== null) throw new ApiError('FORBIDDEN', against);
  const key: LineKey = {
    year: input.year,
    source: readName(input.source, 'source', LONGEST_SOURCE),
    organisation: input.organisation,
    project: input.project,
    number: input.number.trim() === '' ? '' : readName(input.number, 'number', LONGEST_NUMBER),
  };
  const reason = input.reason === null || input.reason.trim() === '' ? '' : readText(input.reason, 'reason', 500);
  const findings = [...judgeLine(city, { ...key, amount: input.amount }), ...owners];
  if (findings.length > 0) return found(null, findings);
  await lockProjects(ctx, 'id', key.project === null ? [] : [key.project]);
  const same = await sameLine(ctx, key);
  if (same) return found(null, [twice(same)]);
  const line = await insertLine(ctx, key, { amount: input.amount, reason, act: BudgetAct.PROPOSE });
  recordAudit(ctx, {
    verb: 'budget:propose',
    subject: { type: 'BudgetLine', id: line.id },
    details: { year: key.year, source: key.source, number: key.number, amount: formatYuan(input.amount), reason },
  });
  return found(line, []);
}

/** What a line says of itself; null: it cannot be told, which has been said already. */
export interface SaidOfLine {
  readonly year: number | null;
  readonly source: string | null;
  readonly amount: Fen | null;
}

/** Findings against what a line says, whoever says it: all of them at once. */
export function judgeLine(city: CityBudget | null, { year, source, amount }: SaidOfLine): readonly Finding[] {
  const sources = city?.document.sources;
  return [
    ...(year === null || (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)
      ? []
      : [refuse('budget-year', `年度须为 ${FIRST_YEAR} 至 ${LAST_YEAR} 的四位年份，所给为 ${year}`, 'year')]),
    ...(source !== null && sources && !sources.some(({ value }) => value === source)
      ? [refuse('budget-source', `资金来源须为 ${sources.map(({ title }) => title).join('、')} 之一`, 'source')]
      : []),
    ...(amount === null ? [] : judgeAmount(amount)),
  ];
}

export function judgeAmount(amount: Fen): readonly Finding[] {
  return amount > 0 ? [] : [refuse('budget-amount', `金额须大于零，所给为 ${formatYuan(amount)} 元`, 'amount')];
}

async function judgeOwners(
  ctx: Context,
  { organisation, project }: Pick<LineKey, 'organisation' | 'project'>,
): Promise<readonly Finding[]> {
  const unit = organisation === null ? null : await organisationById(ctx).load(organisation);
  if (organisation !== null && unit?.government !== ctx.government) throw new ApiError('NOT_FOUND', '没有找到该单位');
  const of = project === null ? null : await projectById(ctx).load(project);
  if (project !== null && !of) throw new ApiError('NOT_FOUND', '没有找到该项目');
  return of && of.organisation !== organisation
    ? [refuse('budget-project-unit', '项目须属于所填的单位', 'projectId')]
    : [];
}

function twice({ pending }: BudgetLine): Finding {
  const how = pending ? '尚待确认' : '要改金额的请更正那一条';
  return refuse('budget-line-twice', `同一年度、来源、单位、项目、文号的条目已有一条（${how}）`, 'number');
}

export interface ChangeLine {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/** Proposes another amount for a line that is in force, saying why; until somebody else confirms it the former one holds. */
export async function correctBudgetLine(
  ctx: Context,
  { amount, ...input }: ChangeLine & { readonly amount: Fen },
): Promise<Outcome<BudgetLine | null>> {
  const { line, reason } = await lineToChange(ctx, input, BudgetAct.CORRECT);
  const findings = [
    ...judgeAmount(amount),
    ...(amount === line.amount ? [refuse('budget-amount', '与现在的金额相同，没有可更正的', 'amount')] : []),
  ];
  if (findings.length > 0) return found(null, findings);
  const changed = await changeLine(
    ctx,
    line,
    { pending: pendingOf(ctx, BudgetAct.CORRECT, { amount, reason }) },
    { act: BudgetAct.CORRECT, reason, amount, proposer: null },
  );
  audit(ctx, changed, 'budget:correct', { amount: formatYuan(amount), reason });
  return found(changed, []);
}

/** Proposes to withdraw a line that is in force, saying why. */
export async function withdrawBudgetLine(ctx: Context, input: ChangeLine): Promise<Outcome<BudgetLine | null>> {
  const { line, reason } = await lineToChange(ctx, input, BudgetAct.WITHDRAW);
  const changed = await changeLine(
    ctx,
    line,
    { pending: pendingOf(ctx, BudgetAct.WITHDRAW, { amount: null, reason }) },
    { act: BudgetAct.WITHDRAW, reason, amount: null, proposer: null },
  );
  audit(ctx, changed, 'budget:withdraw', { reason });
  return found(changed, []);
}

async function lineToChange(
  ctx: Context,
  input: ChangeLine,
  act: BudgetAct.CORRECT | BudgetAct.WITHDRAW,
): Promise<{ readonly line: BudgetLine; readonly reason: string }> {
  authorise(ctx, 'budget:edit');
  const line = await lockLine(ctx, input);
  const against = objection(ctx, await cityBudget(ctx), line, act);
  if (against !== null) throw new ApiError('FORBIDDEN', against);
  return { line, reason: readText(input.reason, 'reason', 500) };
}

function audit(ctx: Context, { id, version }: BudgetLine, verb: string, details: object): void {
  recordAudit(ctx, { verb, subject: { type: 'BudgetLine', id }, details: { version, ...details } });
}
