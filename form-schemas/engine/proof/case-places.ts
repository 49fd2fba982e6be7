import type { Regime } from '../model/regime';
import type { WorkedCase } from '../model/worked-case';
import { casePath } from './rule';

/** Finds the worked case at a place of a regime, or the one to which the event at that place belongs. */
export function caseFinder(regime: Pick<Regime, 'cases'>): (place: string) => WorkedCase | null {
  const byPath = new Map(
    regime.cases.flatMap((document, at) =>
      document.cases.map((worked, index) => [casePath(document, at, index), worked] as const),
    ),
  );
  return (place) => byPath.get(place.replace(/\/events\/\d+$/, '')) ?? null;
}
