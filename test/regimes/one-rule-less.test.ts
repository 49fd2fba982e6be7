import { knownCalendar } from '../../form-schemas/formats/calendars';
import { listRegimes } from '../../form-schemas/files/find-regime';
import { mutantsOf, type Mutant } from '../support/mutants/mutants-of';
import { refusedBy } from '../support/mutants/refused-by';
import { regimeOf } from '../support/regime-of';
import { NOT_MISSED } from './rules-not-missed';

/**
 * A regime from which one rule was taken is refused before publication, by the proof of its documents or by a worked case. A spread
 * sample of each regime; all of them, rule by rule, with TONGCHOU_MUTANTS=all (some minutes).
 */

const isWhole = process.env['TONGCHOU_MUTANTS'] === 'all';
const SAMPLE = 15;
const calendar = knownCalendar();

/** Every so manieth, so that all kinds of rules and all documents are met. */
function sample(mutants: readonly Mutant[], standing: readonly string[]): readonly Mutant[] {
  if (isWhole) return mutants;
  const tried = mutants.filter(({ name }) => !standing.includes(name));
  return Array.from({ length: SAMPLE }, (_, at) => tried[Math.floor(((at + 0.5) * tried.length) / SAMPLE)]).flatMap(
    (one) => (one ? [one] : []),
  );
}

describe.each(listRegimes())('%s with one rule less', (code) => {
  const regime = regimeOf(code);
  const mutants = mutantsOf(regime);
  const standing = Object.keys(NOT_MISSED[code] ?? {});

  it(
    'is refused whichever it is',
    () => {
      const through = sample(mutants, standing).filter((mutant) => refusedBy(mutant, calendar) === null);
      expect(through.map(({ name }) => name).sort()).toEqual(isWhole ? [...standing].sort() : []);
    },
    isWhole ? 1_800_000 : 60_000,
  );

  it('a variant that lacks nothing goes through', () => {
    const sound = { name: 'nothing', clause: [], about: [], regime: () => regime };
    expect(refusedBy(sound, calendar)).toBeNull();
  });

  it('each rule has a name of its own, and those that are not missed exist', () => {
    const names = mutants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(standing.filter((name) => !names.includes(name))).toEqual([]);
  });
});
