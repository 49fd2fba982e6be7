import type { DeadlineDocument } from '../engine/model/deadline';
import type { StageDocument } from '../engine/model/procedure';
import { deadlineOf, wordLimit } from '../engine/procedure/due';
import { changed, type Pair, type RegimeChange } from './regime-change';
import type { RegimeWords } from './regime-words';

/** A deadline is one thing to say: `时限：10个工作日内 → 原则上2个月内`. */
export function diffDeadline(title: string, pair: Pair<StageDocument>, words: RegimeWords): readonly RegimeChange[] {
  const [before, after] = [deadlineOf(pair.before.item), deadlineOf(pair.after.item)];
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const path = after === undefined ? pair.after.path : `${pair.after.path}/deadline`;
  return [changed(`${title} 时限`, path, before && wordDeadline(before, words), after && wordDeadline(after, words))];
}

/** `10个工作日内（第九条；逾期3个工作日后报市政府）` */
export function wordDeadline(deadline: DeadlineDocument, words: RegimeWords): string {
  const note = deadline.note === undefined ? '' : `；${deadline.note}`;
  const { within, escalate } = deadline;
  const more = escalate ? `；${wordEscalation(escalate, words)}` : '';
  const limit = wordLimit({ ...deadline, within: typeof within === 'string' ? words.formula(within) : within });
  return `${limit}（${words.clauses(deadline.clause)}${more}${note}）`;
}

export function wordEscalation(
  { to, after }: { readonly to: readonly string[]; readonly after: number },
  words: RegimeWords,
): string {
  return `逾期${after}个工作日后报告${to.map(words.body).join('、')}`;
}
