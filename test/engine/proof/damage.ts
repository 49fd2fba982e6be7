import type { Regime } from '../../../form-schemas/engine/model/regime';
import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { brokenRegime, type Mutable } from '../fixtures/invented-regime';

type Stages = Mutable<Regime>['procedures'][number]['stages'];
type StageOf<K extends Stages[number]['kind']> = Extract<Stages[number], { kind: K }>;

/** A stage of the main procedure, by kind and code, to be damaged. */
export function stage<K extends Stages[number]['kind']>(regime: Mutable<Regime>, kind: K, code: string): StageOf<K> {
  for (const procedure of regime.procedures) {
    const found = procedure.stages.find((candidate) => candidate.code === code);
    if (found?.kind === kind) return found as StageOf<K>;
  }
  throw new Error(`no ${kind} stage ${code}`);
}

export function first<T>(items: T[], matches: (item: T) => boolean): T {
  const item = items.find(matches);
  if (item === undefined) throw new Error('nothing to damage');
  return item;
}

export const decision = (regime: Mutable<Regime>) => first(regime.matrices, (matrix) => matrix.code === 'decision');
export const row = (regime: Mutable<Regime>, id: string) =>
  first(decision(regime).rows, (candidate) => candidate.id === id);
export const check = (regime: Mutable<Regime>, code: string) =>
  first(regime.checks, (candidate) => candidate.code === code);
export const parameter = (regime: Mutable<Regime>, name: string) =>
  first(regime.parameters, (candidate) => candidate.name === name);

export type Damage = readonly [
  title: string,
  damage: (regime: Mutable<Regime>) => void,
  /** The finding that must follow; empty: any. */
  code: string,
  path: string,
];

/** Each broken variant must be refused with its finding at its place; the sound regime passes in `sound.test.ts`. */
export function refusesEach(damages: readonly Damage[]): void {
  test.each(damages)('%s is refused, at its place', (_, damage, code, path) => {
    const { findings } = verifyRegime(brokenRegime(damage));
    const errors = findings.filter((finding) => finding.severity === 'error');
    const spoken = errors.map((finding) => ({ code: finding.code, path: finding.path ?? '' }));
    expect(spoken).toContainEqual({
      code: code === '' ? expect.any(String) : code,
      path: expect.stringContaining(path),
    });
  });
}
