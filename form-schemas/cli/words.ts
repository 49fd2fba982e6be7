import { bodyTitles, namedBody } from '../engine/model/body-titles';
import type { CompiledRegime } from '../engine/compiled-regime';
import type { ChainAction, ChainMode } from '../engine/model/matrix';
import type { JsonObject } from '../engine/value';

const ACTION_WORDS: Readonly<Record<ChainAction | 'file', string>> = {
  file: '申报',
  check: '审核',
  countersign: '审签',
  deliberate: '审议',
  decide: '审定',
  issue: '批复',
  record: '备案',
};

const MODE_WORDS: Readonly<Record<ChainMode, string>> = {
  one: '单签',
  all: '会签',
  any: '或签',
  sequence: '依次',
  ratio: '票签',
};

interface Step {
  readonly action: ChainAction | 'file';
  readonly mode: ChainMode;
  readonly bodies: readonly string[];
  readonly ratio?: string | null;
}

export function stepJson(step: Step, regime: CompiledRegime): JsonObject {
  const ratio = step.ratio === undefined || step.ratio === null ? {} : { ratio: step.ratio };
  return { action: step.action, mode: step.mode, ...ratio, bodies: bodiesJson(step.bodies, regime) };
}

export function bodiesJson(codes: readonly string[], regime: CompiledRegime): readonly JsonObject[] {
  return codes.map((code) => namedBody(regime, code));
}

/** One step as cells of a table: action, mode, who. */
export function stepCells(step: Step, regime: CompiledRegime): readonly string[] {
  const ratio = step.ratio === undefined || step.ratio === null ? '' : ` ${step.ratio}`;
  const mode = step.bodies.length === 1 && step.mode !== 'ratio' ? '' : MODE_WORDS[step.mode] + ratio;
  return [ACTION_WORDS[step.action], mode, bodyTitles(regime, step.bodies).join('、')];
}
