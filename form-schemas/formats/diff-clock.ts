import type { ClockDocument } from '../engine/model/deadline';
import { wordEscalation } from './diff-deadline';
import { changed, compareProperties, type Pair, type RegimeChange } from './regime-change';
import type { RegimeWords } from './regime-words';
import { wordSpan } from './word-doing';
import type { WordProperty } from './word-property';

/** When a clock runs is one thing to say; who and what else, property by property. */
export function diffClock(pair: Pair<ClockDocument>, words: RegimeWords, word: WordProperty): readonly RegimeChange[] {
  const title = `时钟“${pair.before.item.title}”`;
  const [from, to] = [wordRun(pair.before.item, words), wordRun(pair.after.item, words)];
  return [
    ...(from === to ? [] : [changed(`${title} 期限`, pair.after.path, from, to)]),
    ...compareProperties(title, pair, ['from', 'opens', 'within', 'strength'], (key, value) =>
      key === 'escalate' && value !== undefined ? wordEscalation(value as Escalation, words) : word(key, value),
    ),
  ];
}

type Escalation = NonNullable<ClockDocument['escalate']>;

/** What a clock says that is new or gone. */
export function wordClock(clock: ClockDocument, words: RegimeWords): string {
  return `${wordRun(clock, words)}，由${clock.who.map(words.body).join('、')}办理`;
}

/** `自“验收日”起6个月后、12个月内，原则上`. */
function wordRun({ from, opens, within, strength }: ClockDocument, words: RegimeWords): string {
  const start = 'fact' in from ? `自“${words.formula(from.fact)}”起` : `每年 ${from.yearly}`;
  const span = [
    ...(opens === undefined ? [] : [`${wordSpan(opens, words)}后`]),
    within === undefined ? '当日' : `${wordSpan(within, words)}内`,
  ].join('、');
  return `${start}${span}${strength === 'should' ? '（原则上）' : ''}`;
}
