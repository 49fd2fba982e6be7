import { clashesOf, mergeFiles, sideOf } from '../../admin/regime/workspace/merge-files';
import { goBack, goForward, goOn, startHistory } from '../../admin/regime/workspace/history';

const files = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(entries));

describe('putting two sides of a draft together', () => {
  const base = files({ a: '0', b: '0', c: '0', d: '0' });
  const mine = files({ a: '1', b: '0', c: '1', e: '1' });
  const theirs = files({ a: '0', b: '2', c: '2', d: '0' });
  const clashes = clashesOf(base, mine, theirs);

  it('tells who changed what; what only one changed goes without saying', () => {
    expect(clashes.map(({ path, changedBy }) => [path, changedBy])).toEqual([
      ['a', 'mine'],
      ['b', 'theirs'],
      ['c', 'both'],
      ['d', 'mine'],
      ['e', 'mine'],
    ]);
    expect(clashes.map(sideOf)).toEqual(['mine', 'theirs', null, 'mine', 'mine']);
  });

  it('takes each side where it alone changed, and the chosen one where both did', () => {
    expect(mergeFiles(clashes, theirs, new Map([['c', 'mine']]))).toEqual(files({ a: '1', b: '2', c: '1', e: '1' }));
    expect(mergeFiles(clashes, theirs, new Map([['c', 'theirs']]))).toEqual(files({ a: '1', b: '2', c: '2', e: '1' }));
  });

  it('never puts mine over theirs unasked: without a choice and without a known start theirs stays', () => {
    expect(mergeFiles(clashes, theirs, new Map()).get('c')).toBe('2');
    const unknown = clashesOf(null, mine, theirs);
    expect(unknown.every(({ changedBy }) => changedBy === 'both')).toBe(true);
    expect(mergeFiles(unknown, theirs, new Map())).toEqual(theirs);
  });

  it('finds nothing between equals', () => {
    expect(clashesOf(base, mine, new Map(mine))).toEqual([]);
  });
});

describe('undo and redo', () => {
  it('go back and forth, typing of one label is one step, a new step forgets the undone ones', () => {
    const [zero, one, two, three] = [files({ a: '0' }), files({ a: '1' }), files({ a: '2' }), files({ a: '3' })];
    const typed = goOn(goOn(startHistory(zero), one, 'type'), two, 'type', true);
    expect(typed.past).toHaveLength(1);
    const back = goBack(typed);
    expect(back.files).toBe(zero);
    expect(goForward(back).files).toBe(two);
    expect(goOn(back, three, 'other').future).toEqual([]);
    expect(goBack(startHistory(zero)).files).toBe(zero);
  });
});
