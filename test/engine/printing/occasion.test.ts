import type { CaseState, TrailEntry } from '../../../form-schemas/engine';
import { occasionOf, takenBackOn } from '../../../form-schemas/engine/printing/occasion';
import { writeNumber } from '../../../form-schemas/engine/paper/number-pattern';

const PAPER = { procedure: 'project', issuedAfter: ['decision', 'refused'] };

/** A case after these steps: stage, outcome, stage entered next. */
function after(
  steps: readonly (readonly [stage: string, outcome: string, to: string])[],
  more: Partial<CaseState> = {},
  days: readonly number[] = [],
) {
  const trail = steps.map(
    ([stage, outcome, to], index) =>
      ({ visit: index + 1, stage, outcome, to, on: `2030-01-0${days[index] ?? 2}` }) as TrailEntry,
  );
  const stage = steps.at(-1)?.[2] ?? 'filing';
  return { procedure: 'project', trail, stage, visit: trail.length + 1, ended: null, ...more } as CaseState;
}

const FILED = ['filing', 'file', 'decision'] as const;
const DECIDED = ['decision', 'approve', 'building'] as const;

describe('a paper has its occasion', () => {
  it.each([
    ['before the stage was left: none', after([FILED]), null],
    ['once it was left forwards', after([FILED, DECIDED]), 2],
    ['whatever follows', after([FILED, DECIDED, ['building', 'file', 'use']]), 2],
    ['not where it was left backwards', after([FILED, ['decision', 'return', 'filing']]), null],
    ['nor where it was refused, until that is an end', after([FILED, ['decision', 'reject', 'gate']]), null],
    [
      'at an end that has one',
      after([FILED, ['decision', 'reject', 'refused']], {
        ended: { outcome: 'refused', positive: false, on: '2030-01-02' as never },
      }),
      3,
    ],
    ['none since it was sent back behind it', after([FILED, DECIDED, ['building', 'restart', 'filing']]), null],
    ['none since the decision was taken back', after([FILED, DECIDED, ['building', 'withdraw', 'decision']]), null],
    [
      'still, where it was sent back to later',
      after([FILED, DECIDED, ['building', 'file', 'use'], ['use', 'return', 'building']]),
      2,
    ],
    ['another one when it passed anew', after([FILED, DECIDED, ['building', 'restart', 'filing'], FILED, DECIDED]), 5],
    ['none in a case of another procedure', after([FILED, DECIDED], { procedure: 'payment' }), null],
  ])('%s', (_, state, occasion) => {
    expect(occasionOf(PAPER, state)).toBe(occasion);
  });

  it.each([
    ['never, where nothing went back', after([FILED, DECIDED, ['building', 'file', 'use']]), 2, null],
    [
      'never, where it went back to later',
      after([FILED, DECIDED, ['building', 'file', 'use'], ['use', 'return', 'building']]),
      2,
      null,
    ],
    ['on the day of the step back', after([FILED, DECIDED, ['building', 'withdraw', 'decision']], {}, [2, 3, 5]), 2, 5],
    [
      'of the first of several',
      after(
        [FILED, DECIDED, ['building', 'restart', 'filing'], FILED, DECIDED, ['building', 'withdraw', 'decision']],
        {},
        [2, 3, 5, 6, 7, 8],
      ),
      2,
      5,
    ],
    [
      'and the one after it by itself',
      after(
        [FILED, DECIDED, ['building', 'restart', 'filing'], FILED, DECIDED, ['building', 'withdraw', 'decision']],
        {},
        [2, 3, 5, 6, 7, 8],
      ),
      5,
      8,
    ],
    ['not at an end at which it stands', after([FILED, ['decision', 'reject', 'refused']]), 3, null],
    [
      'at an end that was left again',
      after([FILED, ['decision', 'reject', 'refused'], ['refused', 'withdraw', 'decision']], {}, [2, 3, 9]),
      3,
      9,
    ],
  ] as const)('what it tells of is taken back %s', (_, state, occasion, day) => {
    expect(takenBackOn(state, occasion)).toBe(day === null ? null : `2030-01-0${day}`);
  });

  it('and a number as its regime writes it', () => {
    expect(writeNumber({ pattern: '样府〔{year}〕{number}号', series: 'a' }, 2030, 7)).toBe('样府〔2030〕7号');
    expect(writeNumber({ pattern: '{number}/{year}', series: 'a', digits: 4 }, 2030, 12345)).toBe('12345/2030');
    expect(writeNumber({ pattern: '{number}/{year}', series: 'a', digits: 4 }, 2030, 12)).toBe('0012/2030');
  });
});
