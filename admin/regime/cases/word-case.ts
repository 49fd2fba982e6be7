import type { WorkedCase } from '../../../form-schemas/engine';
import type { CaseWords } from '../../../form-schemas/formats/case-words';
import { t } from '../../i18n/t';
import type { ShownCase } from './read-cases';

/** One thing expected and what comes of it. */
export interface Comparison {
  /** Of a story: who does what; absent otherwise. */
  readonly step?: string;
  readonly index: number;
  readonly expected: string;
  /** Null: as expected, or not known. */
  readonly actual: string | null;
  /** Whether the story goes no further here. */
  readonly halted?: boolean;
}

/** What a case gives, for people. */
export function wordGiven(worked: WorkedCase, words: CaseWords): string {
  if (worked.kind === 'story') return t('{{count}} 步', { count: worked.events.length });
  const facts = Object.entries(worked.facts ?? {}).map(
    ([name, json]) => `${words.fact(name)} ${words.value(name, json)}`,
  );
  return facts.join(t('，')) || t('不给事实');
}

/** Expected beside actual: one line, or one per event of a story. */
export function compareCase({ worked, actual, state, findings }: ShownCase, words: CaseWords): readonly Comparison[] {
  if (worked.kind !== 'story') {
    const expected = words.expected(worked);
    if (state !== 'fails') return [{ index: 0, expected, actual: null }];
    const now = actual && actual.kind === worked.kind ? { ...worked, expect: actual.expect } : null;
    const came = now ? words.expected(now as typeof worked) : t('得不出结果：{{why}}', { why: said(findings) });
    return [{ index: 0, expected, actual: came }];
  }
  return worked.events.map((event, index): Comparison => {
    const came = actual?.kind === 'story' ? actual.events[index] : undefined;
    const halted = actual?.kind === 'story' && actual.halted === index;
    const step = words.event(event);
    const expected = words.after(worked.procedure, event.expect) || t('办成');
    if (!came?.differs) return { step, index, expected, actual: null };
    const refusals = said(came.refusals);
    const now = words.after(worked.procedure, came.expect) || t('办成');
    const outcome = halted
      ? t('办不成：{{why}}', { why: refusals })
      : refusals === ''
        ? now
        : t('{{outcome}}（{{why}}）', { outcome: now, why: refusals });
    return { step, index, expected, actual: outcome, halted };
  });
}

/** The lines of a case that differ, for lists of before → after. */
export function differences(one: ShownCase, words: CaseWords): readonly Comparison[] {
  return compareCase(one, words).filter(({ actual }) => actual !== null);
}

/** All that is said of a case, to be searched in. */
export function textOfCase({ worked, path }: ShownCase, words: CaseWords, article: string): string {
  const steps = worked.kind === 'story' ? worked.events.map((event) => words.event(event)) : [words.expected(worked)];
  return [worked.title, worked.code, path, article, wordGiven(worked, words), ...steps].join(' ');
}

function said(findings: readonly { readonly message: string }[]): string {
  return findings.map(({ message }) => message).join(t('；'));
}
