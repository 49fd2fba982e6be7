import type { Finding } from '../../form-schemas/engine';

/** What opening a draft has brought to light, sorted by what it means for whoever fills it in. */
export interface OpeningNotes {
  /** A newer edition is in force, onto whose form the draft was carried over. */
  readonly edition: Finding | null;
  readonly added: readonly Finding[];
  readonly removed: readonly Finding[];
  readonly changed: readonly Finding[];
  /** Answers that the newer edition does not accept any more. */
  readonly unfit: readonly Finding[];
  /** Eligibility asked again, and whatever else is said. */
  readonly other: readonly Finding[];
}

const OTHER = /^(rebase-|draft-|out-of-scope|scope-)/;

/** @param standing what the engine says of the answers as they were carried over; null while it has not been asked */
export function openingNotes(said: readonly Finding[], standing: readonly Finding[] | null): OpeningNotes {
  const of = (code: string): readonly Finding[] => said.filter((finding) => finding.code === code);
  const edition = of('edition-newer')[0] ?? null;
  const unfit = (standing ?? []).filter(({ severity, code }) => severity === 'error' && code !== 'required-missing');
  return {
    edition,
    added: of('field-added'),
    removed: of('field-removed'),
    changed: of('field-changed'),
    unfit: edition ? unfit : [],
    other: said.filter(({ code }) => OTHER.test(code)),
  };
}
