import type { EffectDocument } from '../../../form-schemas/engine/model/effect';
import type { Regime } from '../../../form-schemas/engine/model/regime';
import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { brokenBridge } from '../fixtures/bridge-regime';
import type { Mutable } from '../fixtures/invented-regime';
import { first, stage } from './damage';

export type Broken = Mutable<Regime>;
export type Damage = readonly [title: string, damage: (regime: Broken) => void, code: string, path: string];

export const procedure = (r: Broken, code: string) => first(r.procedures, (one) => one.code === code);
export const fact = (r: Broken, name: string) => first(r.facts, (one) => one.name === name);
export const clock = (r: Broken) => r.deadlines[0]!;
export const write = (r: Broken) => stage(r, 'record', 'contract').writes![0]!;
export const effect = (r: Broken, end: string): Mutable<EffectDocument> => stage(r, 'end', end).effects![0]!;
export const lane = (r: Broken) => stage(r, 'parallel', 'joint').lanes[1]!;

/** Findings that a broken variant adds to those of the sound regime, errors alone. */
export function errorsOf(regime: Regime): readonly { readonly code: string; readonly path: string }[] {
  return verifyRegime(regime)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code, path = '' }) => ({ code, path }));
}

export const refuses = (damages: readonly Damage[]): void => {
  test.each(damages)('%s is refused, at its place', (_, damage, code, path) => {
    expect(errorsOf(brokenBridge(damage))).toContainEqual({ code, path: expect.stringContaining(path) as string });
  });
};
