import type { Calendar } from '../calendar/calendar';
import { dueDay, LONGEST_LIMIT, type DueDay } from '../calendar/count';
import { restedLimit, wordRest, type Limit, type Rest } from '../calendar/rest';
import type { Day } from '../day';
import type { DeadlineDocument, DeadlineUnit } from '../model/deadline';
import type { StageDocument } from '../model/procedure';
import type { Facts } from '../value';
import type { ChainStep } from './case';
import type { CompiledRegime } from './compiled';

/** A stage's limit with its number: read from the parameter where the regime leaves it to one. */
export interface StageLimit {
  readonly within: number;
  readonly unit: DeadlineUnit;
  readonly strength: 'must' | 'should';
  readonly clause: readonly string[];
  readonly article: string;
  /** `10个工作日内`, `原则上2个月内`. */
  readonly words: string;
}

const PARAMETER = /^parameters\.([A-Za-z][A-Za-z0-9]*)$/;

/** Name of the parameter that a limit is read from; null where the limit is a number (or no such text). */
export function parameterOf(deadline: Pick<DeadlineDocument, 'within'>): string | null {
  return typeof deadline.within === 'string' ? (PARAMETER.exec(deadline.within)?.[1] ?? null) : null;
}

/**
 * The limit of a stage, or of one of its steps where that has its own (a lane, a step of a chain); null where there is
 * none, or where its parameter has not been set.
 */
export function limitOf(
  regime: CompiledRegime,
  stage: StageDocument,
  step?: Pick<ChainStep, 'deadline'>,
  facts: Facts = {},
): StageLimit | null {
  const deadline = step?.deadline ?? deadlineOf(stage);
  if (!deadline) return null;
  const within = countOf(regime, deadline.within, facts);
  if (typeof within !== 'number' || !isLimit(within, deadline.unit)) return null;
  const { unit, strength, clause } = deadline;
  return { within, unit, strength, clause, article: regime.article(clause), words: wordLimit({ ...deadline, within }) };
}

/**
 * A number as it is written, or the value of the integer parameter that it names, of one set yearly that of the year that
 * the facts name; null where that is not set.
 */
export function countOf(
  { vocabulary }: Pick<CompiledRegime, 'vocabulary'>,
  count: number | string,
  facts: Facts = {},
): number | null {
  if (typeof count === 'number') return count;
  const name = PARAMETER.exec(count)?.[1];
  const parameters = name === undefined ? null : vocabulary.reader(facts)('parameters');
  if (name === undefined || parameters === null || typeof parameters !== 'object' || !Object.hasOwn(parameters, name))
    return null;
  const value = (parameters as Facts)[name];
  return vocabulary.typeOf(`parameters.${name}`)?.kind === 'integer' && typeof value === 'number' ? value : null;
}

/** `10个工作日内`, `原则上2个月内`; of a parameter by its name. */
export function wordLimit({ within, unit, strength }: Pick<DeadlineDocument, 'within' | 'unit' | 'strength'>): string {
  return `${strength === 'should' ? '原则上' : ''}${within}${UNIT_WORDS[unit]}内`;
}

/** A limit of at least one and not too long to be meant. */
export function isLimit(within: number, unit: DeadlineUnit): boolean {
  return Number.isSafeInteger(within) && within >= 1 && within <= LONGEST_LIMIT[unit];
}

export const UNIT_WORDS: Readonly<Record<DeadlineUnit, string>> = { day: '日', workday: '个工作日', month: '个月' };

export interface Due extends DueDay {
  readonly limit: StageLimit;
}

/**
 * When what opened at a stage, or at a step of it, on a day is due; null where there is no limit.
 *
 * @param rests for which the case was suspended: they are not counted.
 */
export function dueOf(
  regime: CompiledRegime,
  stage: StageDocument,
  calendar: Calendar,
  opened: Day,
  step?: Pick<ChainStep, 'deadline'>,
  facts: Facts = {},
  rests: readonly Rest[] = [],
): Due | null {
  const limit = limitOf(regime, stage, step, facts);
  return limit && restedDue(calendar, opened, limit, rests);
}

/** When a limit that began to run on a day is due, with what it has rested; the limit says so. */
export function restedDue<L extends Limit & { readonly words: string }>(
  calendar: Calendar,
  from: Day,
  limit: L,
  rests: readonly Rest[],
): DueDay & { readonly limit: L } {
  const { within, unit } = restedLimit(calendar, from, limit, rests);
  const rested = wordRest(calendar, from, limit.unit, rests);
  const words = rested === '' ? limit.words : `${limit.words}（${rested}）`;
  return { ...dueDay(calendar, from, within, unit), limit: { ...limit, within, unit, words } };
}

/** The deadline that a stage carries; gates and ends wait for nobody. */
export function deadlineOf(stage: StageDocument): DeadlineDocument | undefined {
  return stage.kind === 'gate' || stage.kind === 'end' ? undefined : stage.deadline;
}
