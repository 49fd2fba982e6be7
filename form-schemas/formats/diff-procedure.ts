import type { LaneDocument, ProcedureDocument, StageDocument } from '../engine/model/procedure';
import { diffDeadline, wordDeadline } from './diff-deadline';
import {
  changed,
  compareByCode,
  compareProperties,
  place,
  type Pair,
  type Placed,
  type RegimeChange,
} from './regime-change';
import { STAGE_WORDS, type RegimeWords } from './regime-words';
import { wordEffect, wordLane, wordPeriod, wordWrite } from './word-doing';
import { propertyWords, type WordProperty } from './word-property';

/** Stages by code, their ways by the titles of the stages they lead to; lanes by code; what is written and caused in words. */
export function diffProcedure(pair: Pair<ProcedureDocument>, words: RegimeWords): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = `流程“${after.title}”`;
  const stages = new Map([...before.stages, ...after.stages].map((stage) => [stage.code, stage.title]));
  const stageTitle = (code: string): string => `“${stages.get(code) ?? words.stage(code)}”`;
  const word = propertyWords(words, stageTitle);
  const titleOf = (stage: StageDocument): string => `${title}环节“${stage.title}”`;
  return [
    ...compareProperties(title, pair, ['stages'], word),
    ...compareByCode(
      place(before.stages, (stage) => stage.code, `${pair.before.path}/stages`),
      place(after.stages, (stage) => stage.code, `${pair.after.path}/stages`),
      titleOf,
      (both) => diffStage(titleOf(both.before.item), both, word, words),
      (stage) => describeStage(stage, word, words),
    ),
  ];
}

const SAID_APART = ['deadline', 'lanes', 'writes', 'effects', 'atLeast'];

function diffStage(
  title: string,
  pair: Pair<StageDocument>,
  word: WordProperty,
  words: RegimeWords,
): readonly RegimeChange[] {
  return [
    ...compareProperties(title, pair, SAID_APART, word),
    ...diffDeadline(title, pair, words),
    ...diffWhole(`${title} 期间`, pair, 'atLeast', (stage) =>
      stage.kind === 'wait'
        ? `${wordPeriod(stage.atLeast, words)}（${words.clauses(stage.atLeast.clause)}）`
        : undefined,
    ),
    ...compareByCode(
      lanesOf(pair.before),
      lanesOf(pair.after),
      (lane) => `${title}一路“${lane.title}”`,
      (lanes) => diffLane(`${title}一路“${lanes.before.item.title}”`, lanes, word, words),
      (lane) => wordLane(lane, words),
    ),
    ...diffWhole(`${title} 写入台账`, pair, 'writes', (stage) =>
      listed('writes' in stage ? stage.writes : undefined, (write) => wordWrite(write, words)),
    ),
    ...diffWhole(`${title} 对主案的作用`, pair, 'effects', (stage) =>
      listed('effects' in stage ? stage.effects : undefined, (effect) => wordEffect(effect, words)),
    ),
  ];
}

function diffLane(
  title: string,
  pair: Pair<LaneDocument>,
  word: WordProperty,
  words: RegimeWords,
): readonly RegimeChange[] {
  const [before, after] = [pair.before.item.deadline, pair.after.item.deadline];
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  const said = [before && wordDeadline(before, words), after && wordDeadline(after, words)] as const;
  return [
    ...compareProperties(title, pair, ['deadline'], word),
    ...(isSame ? [] : [changed(`${title} 时限`, `${pair.after.path}${after ? '/deadline' : ''}`, ...said)]),
  ];
}

/** Something that is one thing to say; where people call both the same, as they are written. */
function diffWhole(
  title: string,
  { before, after }: Pair<StageDocument>,
  key: string,
  say: (stage: StageDocument) => string | undefined,
): readonly RegimeChange[] {
  const raw = (stage: StageDocument): string | undefined =>
    JSON.stringify(Object.entries(stage).find(([name]) => name === key)?.[1]);
  const [from, to] = [raw(before.item), raw(after.item)];
  if (from === to) return [];
  const [said, says] = [say(before.item), say(after.item)];
  const [old, now] = said === says ? [from, to] : [said, says];
  return [changed(title, to === undefined ? after.path : `${after.path}/${key}`, old, now)];
}

function listed<T>(items: readonly T[] | undefined, say: (item: T) => string): string | undefined {
  return items === undefined || items.length === 0 ? undefined : items.map(say).join('；');
}

function lanesOf({ item, path }: Placed<StageDocument>): ReadonlyMap<string, Placed<LaneDocument>> {
  return item.kind === 'parallel' ? place(item.lanes, (lane) => lane.code, `${path}/lanes`) : new Map();
}

/** A stage that is new or gone: what it does, who acts, where it leads. */
function describeStage(stage: StageDocument, word: WordProperty, words: RegimeWords): string {
  const way = 'next' in stage ? stage.next : 'outcomes' in stage ? stage.outcomes.approve : undefined;
  const more = [
    way === undefined ? undefined : `其后为${String(word('next', way))}`,
    listed('writes' in stage ? stage.writes : undefined, (write) => wordWrite(write, words)),
    listed('effects' in stage ? stage.effects : undefined, (effect) => wordEffect(effect, words)),
  ];
  return [describeKind(stage, word, words), ...more.filter((part) => part !== undefined)].join('，');
}

function describeKind(stage: StageDocument, word: WordProperty, words: RegimeWords): string {
  const by = 'by' in stage ? `由${stage.by.map(words.body).join('、')}` : '';
  switch (stage.kind) {
    case 'review':
      return `${by}${String(word('action', stage.action))}`;
    case 'file':
      return `${by}填报“${words.document(stage.form)}”`;
    case 'record':
      return `${by}登记“${words.document(stage.form)}”`;
    case 'wait':
      return `${wordPeriod(stage.atLeast, words)}，期满${by}办结`;
    case 'route':
      return `按“${words.document(stage.matrix)}”审定`;
    case 'parallel':
      return `并行办理：${stage.lanes.map((lane) => `“${lane.title}”${wordLane(lane, words)}`).join('；')}`;
    default:
      return STAGE_WORDS[stage.kind] ?? stage.kind;
  }
}
