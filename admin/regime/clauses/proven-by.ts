import type { ClauseProof, WorkedCase } from '../../../form-schemas/engine';
import { placeOf } from '../studio/places';

/** A worked case that shows a clause at work, or a test of the engine. */
export interface Proven {
  readonly key: string;
  readonly code: string | null;
  readonly title: string;
  readonly to: string | null;
}

/** Each case once, however many of its events cite the clause. */
export function provenBy(
  proofs: readonly ClauseProof[],
  cases: (place: string) => WorkedCase | null,
): readonly Proven[] {
  const byCase = new Map<string, Proven>();
  for (const { place, kind, title } of proofs) {
    const worked = kind === 'engine' ? null : cases(place);
    const key = worked?.code ?? place;
    if (byCase.has(key)) continue;
    byCase.set(key, {
      key,
      code: worked?.code ?? null,
      title: worked?.title ?? title,
      to: kind === 'engine' ? null : placeOf(place).to,
    });
  }
  return [...byCase.values()];
}
