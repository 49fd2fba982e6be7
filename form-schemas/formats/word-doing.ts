import type { EffectDocument } from '../engine/model/effect';
import type { LaneDocument, PeriodDocument } from '../engine/model/procedure';
import type { WriteDocument } from '../engine/model/record';
import { UNIT_WORDS } from '../engine/procedure/due';
import type { ClockSpan } from '../engine/model/deadline';
import { ACTION_WORDS, MODE_WORDS, type RegimeWords } from './regime-words';

/** `写入“合同”（金额：中标价）`, `了结“处分”`; with the condition where there is one. */
export function wordWrite({ record, when, fields, close }: WriteDocument, words: RegimeWords): string {
  const filled = Object.entries(fields ?? {}).map(
    ([name, text]) => `${words.field(record, name)}：${words.formula(text)}`,
  );
  const done = close ? `了结“${words.document(record)}”` : `写入“${words.document(record)}”（${filled.join('，')}）`;
  return onlyWhen(when, done, words);
}

/** `暂停主案（第三十条）`, `主案回到“申报”`. */
export function wordEffect(effect: EffectDocument, words: RegimeWords): string {
  return onlyWhen(effect.when, `${wordDone(effect, words)}（${words.clauses(effect.clause)}）`, words);
}

function wordDone(effect: EffectDocument, words: RegimeWords): string {
  switch (effect.effect) {
    case 'suspend':
      return '暂停主案';
    case 'resume':
      return '恢复主案';
    case 'restart':
      return `主案回到“${words.stage(effect.stage)}”`;
    case 'end':
      return `主案以“${words.stage(effect.stage)}”办结`;
    case 'set':
      return `“${words.formula(effect.fact)}”改定为 ${words.formula(effect.value)}`;
  }
}

/** `发展改革局、财政局会签审核，填写“意见”`. */
export function wordLane(lane: LaneDocument, words: RegimeWords): string {
  const mode = lane.mode === 'one' ? '' : MODE_WORDS[lane.mode];
  const form = lane.form === undefined ? '' : `，填写“${words.document(lane.form)}”`;
  const done = `由${lane.by.map(words.body).join('、')}${mode}${ACTION_WORDS[lane.action]}${form}`;
  return onlyWhen(lane.when, done, words);
}

/** `至少3个月，自“初步验收日”起`. */
export function wordPeriod({ count, unit, from }: PeriodDocument, words: RegimeWords): string {
  return `至少${wordSpan({ count, unit }, words)}${from === undefined ? '' : `，自“${words.formula(from)}”起`}`;
}

export function wordSpan({ count, unit }: ClockSpan, words: RegimeWords): string {
  return `${typeof count === 'string' ? words.formula(count) : count}${UNIT_WORDS[unit]}`;
}

function onlyWhen(when: string | undefined, done: string, words: RegimeWords): string {
  return when === undefined ? done : `${words.formula(when)}时${done}`;
}
