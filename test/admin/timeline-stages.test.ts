import { stretchesOf } from '../../admin/application/timeline-stages';

/** A case's events by the stages at which they happened. */

const events = (...stages: readonly (string | null)[]) => stages.map((stageTitle, at) => ({ seq: at + 1, stageTitle }));
const seen = (...stages: readonly (string | null)[]) =>
  stretchesOf(events(...stages)).map(({ key, title, events: own, isFolded }) => [key, title, own.length, isFolded]);

describe('the timeline of a case', () => {
  it('is whole while it is short', () => {
    const twelve = Array.from({ length: 12 }, (_, at) => (at < 3 ? '申报' : '初审'));
    expect(seen(...twelve)).toEqual([
      [1, '申报', 3, false],
      [4, '初审', 9, false],
    ]);
  });

  it('of a long life folds each stage that is done with, and never the last; a stage come to again is another', () => {
    const stages = [
      '申报',
      '初审',
      '申报',
      ...Array.from({ length: 5 }, () => '初审'),
      null,
      ...Array.from({ length: 4 }, () => '论证'),
    ];
    expect(seen(...stages)).toEqual([
      [1, '申报', 1, true],
      [2, '初审', 1, true],
      [3, '申报', 1, true],
      [4, '初审', 6, true],
      [10, '论证', 4, false],
    ]);
  });

  it('loses no event, and keeps their order', () => {
    const given = events(...Array.from({ length: 40 }, (_, at) => (at % 7 === 0 ? null : `环节${at % 5}`)));
    expect(stretchesOf(given).flatMap((stretch) => stretch.events)).toEqual(given);
    expect(stretchesOf([])).toEqual([]);
  });
});
