import { amountsIn, foreignAmounts } from '../../admin/regime/workspace/clause-amounts';
import { indexedPlace, stablePlace } from '../../admin/regime/workspace/stable-place';
import { nameDrafts } from '../../admin/regime/editions/draft-names';
import { everyPage } from '../../admin/regime/editions/every-page';
import { countLocal, renamedBodies, stateOf, withKept } from '../../admin/regime/studio/local-state';
import { scopeNames } from '../../admin/regime/studio/scope-names';
import { wordConflict } from '../../admin/regime/studio/word-conflict';
import { readCondition } from '../../admin/regime/form-editor/condition';
import type { Regime } from '../../form-schemas/engine';
import { localItems, unsettledItems } from '../../form-schemas/formats/localise';
import { givenRegime } from './given';

const city = givenRegime().regime;

function county(change: (regime: Regime) => Regime = (regime) => regime): Regime {
  return change({ ...city, code: 'dachuan', title: '达川区区级政府投资信息化项目管理办法' });
}

describe('what a county has to make its own', () => {
  it('is everything that says whose it is, all of it the city’s at first but the name that was asked for', () => {
    const items = localItems(county(), city);
    expect(items.filter(({ group }) => group === 'basics').map(({ title, changed }) => [title, changed])).toEqual([
      ['制度名称', true],
      ['文件名称', false],
      ['文号', false],
      ['发文机关', false],
      ['印发日期', false],
      ['施行日期', false],
    ]);
    const counts = countLocal(items, []).map(({ group, total, open }) => [group, total, open.length]);
    // 17 bodies without the applicant; nine rules of the scope; every parameter.
    expect(counts).toEqual([
      ['basics', 6, 5],
      ['scope', 9, 9],
      ['bodies', city.bodies.length - 1, city.bodies.length - 1],
      ['parameters', city.parameters.length, city.parameters.length],
    ]);
    expect(items.map(({ key }) => key)).not.toContain('bodies/applicant');
  });

  it('is settled by a change, or by a confirmation for as long as it is still the city’s', () => {
    const items = localItems(
      county((regime) => ({ ...regime, basis: { ...regime.basis, number: '达川府发〔2026〕3号' } })),
      city,
    );
    const number = items.find(({ key }) => key === 'basis/number');
    const issuer = items.find(({ key }) => key === 'basis/issuer');
    if (!number || !issuer) throw new Error('not listed');
    expect([number.above, number.own]).toEqual(['达市府发〔2023〕9号', '达川府发〔2026〕3号']);
    expect([stateOf(number, []), stateOf(number, ['basis/number'])]).toEqual(['changed', 'changed']);
    expect([stateOf(issuer, []), stateOf(issuer, ['basis/issuer'])]).toEqual(['upper', 'kept']);
    const left = unsettledItems(items, ['basis/issuer']).map(({ key }) => key);
    expect(left).not.toEqual(expect.arrayContaining(['basis/number']));
    expect(left).not.toEqual(expect.arrayContaining(['basis/issuer']));
    expect(left).toContain('basis/title');
  });

  it('tells a rule whose condition alone was changed', () => {
    const items = localItems(
      county((regime) => ({
        ...regime,
        scope: {
          ...regime.scope,
          rules: regime.scope.rules.map((rule) =>
            rule.code === 'city-level' ? { ...rule, require: 'investingLevel = "county"' } : rule,
          ),
        },
      })),
      city,
    );
    expect(items.filter(({ group, changed }) => group === 'scope' && changed).map(({ key }) => key)).toEqual([
      'scope/city-level',
    ]);
  });

  it('does not list what only the county has', () => {
    const own = { code: 'town', title: '乡镇', kind: 'unit', resolve: 'fixed' } as const;
    const items = localItems(
      county((regime) => ({ ...regime, bodies: [...regime.bodies, own] })),
      city,
    );
    expect(items.map(({ key }) => key)).not.toContain('bodies/town');
  });

  it('keeps keys once, and takes them out again', () => {
    expect(withKept(['a', 'b'], ['b', 'c'], true)).toEqual(['a', 'b', 'c']);
    expect(withKept(['a', 'b', 'c'], ['b', 'c'], false)).toEqual(['a']);
  });

  it('renames bodies by one word, once each, the applicant not', () => {
    const renamed = renamedBodies(city.bodies, '市', '区').map(({ title, becomes }) => [title, becomes]);
    expect(renamed).toContainEqual(['市数字经济局', '区数字经济局']);
    expect(renamed).toContainEqual(['分管财政工作的副市长', '分管财政工作的副区长']);
    expect(renamed.map(([title]) => title)).not.toContain('项目建设单位');
    expect(renamedBodies(city.bodies, '', '区')).toEqual([]);
    expect(renamedBodies(city.bodies, '省', '区')).toEqual([]);
  });

  it('offers the rows of a scope rule what is asked there, and nothing that is only answered later', () => {
    const names = scopeNames(givenRegime());
    expect(names.known.map(({ name }) => name)).toEqual(expect.arrayContaining(['investingLevel', 'secret']));
    expect(names.known.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['total']));
    expect(readCondition('investingLevel = "city"')?.items).toHaveLength(1);
  });
});

describe('a row whose amounts its clause does not know', () => {
  const moved = (cell: string): Regime => ({
    ...city,
    matrices: city.matrices.map((matrix) =>
      matrix.code === 'founding'
        ? {
            ...matrix,
            rows: matrix.rows.map((row) =>
              row.id === 'below-2m' ? { ...row, when: { ...row.when, total: cell } } : row,
            ),
          }
        : matrix,
    ),
  });

  it('is none in the regulation as it stands', () => {
    expect(foreignAmounts(city)).toEqual([]);
  });

  it('is told with what the clause says: 300万元 where 第十条 says 200万元', () => {
    expect(foreignAmounts(moved('< 3000000'))).toEqual([
      expect.objectContaining({
        severity: 'warning',
        path: 'matrices/founding.json#/rows/1/when/total',
        message: expect.stringMatching(/“总投资”用到 300万元，而所引第十条.*写的是：未经统一审定且总投资不到200万元的/),
      }),
    ]);
  });

  it('is not told of where no clause that it cites speaks of amounts, nor of the column’s own domain', () => {
    expect(foreignAmounts(moved('[300000..2000000)'))).toEqual([]);
    const silent = {
      ...moved('< 3000000'),
      clauses: city.clauses.map((clause) => ({ ...clause, rule: '由市长审定' })),
    };
    expect(foreignAmounts(silent)).toEqual([]);
  });

  it('reads the amounts of a text in fen, in figures and in words', () => {
    expect(amountsIn('达到200万元而不到 500 万元的，或者三十万元')).toEqual([200_000_000, 500_000_000, 30_000_000]);
    expect(amountsIn('两位副市长，一个项目，10个工作日，50%')).toEqual([]);
  });
});

describe('a place of a note', () => {
  const text = (ids: readonly string[]): string => JSON.stringify({ rows: ids.map((id) => ({ id, when: {} })) });
  const files = new Map([['matrices/x.json', text(['a', 'b', 'c'])]]);

  it('goes along with its row when that is moved', () => {
    const kept = stablePlace('matrices/x.json#/rows/1/when', files);
    expect(kept).toBe('matrices/x.json#/rows/@b/when');
    const after = new Map([['matrices/x.json', text(['b', 'c', 'a'])]]);
    expect(indexedPlace(kept, after)).toBe('matrices/x.json#/rows/0/when');
  });

  it('is that of the list once the row is gone, and stays as it is where nothing can be read', () => {
    expect(indexedPlace('matrices/x.json#/rows/@z/when', files)).toBe('matrices/x.json#/rows');
    expect(indexedPlace('matrices/y.json#/rows/@z', files)).toBe('matrices/y.json#/rows/@z');
    expect(indexedPlace('matrices/x.json#/rows/1', files)).toBe('matrices/x.json#/rows/1');
    expect(stablePlace('', files)).toBe('');
  });

  it('keeps its number where a name is used twice', () => {
    const twice = new Map([['matrices/x.json', text(['a', 'a'])]]);
    expect(stablePlace('matrices/x.json#/rows/1', twice)).toBe('matrices/x.json#/rows/1');
  });
});

describe('drafts in a list', () => {
  const draft = (id: string, note: string, createdAt: string) => ({
    id,
    note,
    createdAt,
    base: { number: 1 },
    createdBy: { name: '金文涛' },
  });

  it('of one name are numbered by age; others are not', () => {
    const names = nameDrafts([
      draft('new', '', '2026-11-21T10:00:00+08:00'),
      draft('old', '', '2026-11-20T10:00:00+08:00'),
      draft('own', '调整分档\n又', '2026-11-20T11:00:00+08:00'),
    ]);
    expect(Object.fromEntries(names)).toEqual({
      old: '金文涛在第 1 版上的草稿（1）',
      new: '金文涛在第 1 版上的草稿（2）',
      own: '调整分档',
    });
  });

  it('come page by page, and end even where the cursor stands still', async () => {
    const page = (nodes: readonly number[], endCursor: string | null) => ({
      nodes,
      pageInfo: { hasNextPage: endCursor !== null, endCursor },
    });
    const pages = new Map([
      ['', page([1, 2], 'b')],
      ['b', page([3], null)],
    ]);
    expect(await everyPage(async (after) => pages.get(after ?? '') ?? page([], null))).toEqual([1, 2, 3]);
    expect(await everyPage(async () => page([9], 'same'))).toEqual([9, 9]);
  });
});

describe('a conflict of two', () => {
  it('says who changed what and what is to be done', () => {
    const clash = (path: string, changedBy: 'mine' | 'theirs' | 'both') => ({
      path,
      changedBy,
      mine: 'a',
      theirs: 'b',
    });
    expect(
      wordConflict([clash('a', 'theirs'), clash('b', 'mine'), clash('c', 'both')], '姜一凡', (path) => `“${path}”`),
    ).toEqual([
      '只有姜一凡改过：“a”。合并时用对方的。',
      '只有您改过：“b”。合并时用您的。',
      '姜一凡和您都改过：“c”。请逐个选定；没有选上的那一边，须照着差异再改一次。',
    ]);
  });
});
