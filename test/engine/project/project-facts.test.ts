import { besideFacts, factsAround, surroundingFacts } from '../../../form-schemas/engine/project/project-facts';
import type { Row, Surroundings } from '../../../form-schemas/engine/project/project';
import { rowsAfter, rowsOf } from '../../../form-schemas/engine/project/rows';
import type { FactOwner } from '../../../form-schemas/engine/model/fact';
import type { CaseState } from '../../../form-schemas/engine/procedure/case';
import { bridgeRegime, brokenBridge } from '../fixtures/bridge-regime';
import { compiled, day, opened } from '../fixtures/invented-case';

const row = (id: string, record: string, fields: Row['fields'], more: Partial<Row> = {}): Row => ({
  id,
  record,
  on: day('2030-02-01'),
  fields,
  about: null,
  closedOn: null,
  ...more,
});
const rows: readonly Row[] = [
  row('main/1', 'contract', { amount: 10_000, on: '2030-01-31' }),
  row('main/2', 'contract', { amount: 7_000, on: '2030-01-30' }),
  row('a/1', 'supplement', { amount: 300 }, { about: 'main/1' }),
  row('b/1', 'supplement', { amount: 700 }, { about: 'main/1' }),
  row('c/1', 'supplement', { amount: 50 }, { about: 'main/2' }),
  row('before/1', 'blame', { why: '欠账' }, { closedOn: day('2030-01-15') }),
];
const regime = compiled(bridgeRegime());
const around = (more: Partial<Surroundings> = {}): Surroundings => ({ main: null, sides: {}, rows, ...more });
const bridge = (state: Partial<CaseState>): CaseState => ({ ...opened(regime, 'build'), ...state });

describe('what a case is told of its surroundings', () => {
  test('of the row that it is about: its own value, and sums over what shares it, exact to the fen', () => {
    const given = surroundingFacts(regime, around(), { procedure: 'supplement', about: 'main/1' });
    expect(given).toMatchObject({ contractAmount: '100.00', supplements: '10.00' });
    const other = surroundingFacts(regime, around(), { procedure: 'supplement', about: 'main/2' });
    expect(other).toMatchObject({ contractAmount: '70.00', supplements: '0.50' });
  });

  test('of no rows: a sum of 0 and no existence, which is known; of no row that it is about: nothing', () => {
    const given = surroundingFacts(regime, around({ rows: [] }), { procedure: 'supplement', about: 'main/1' });
    expect(given).toMatchObject({ contractAmount: null, supplements: '0.00', evaluated: false, isBlamed: false });
    expect(surroundingFacts(regime, around(), { procedure: 'build' })).toMatchObject({ supplements: '0.00' });
  });

  test('of closed rows only where it asks for them', () => {
    expect(factsAround(regime, around(), { procedure: 'build' })['isBlamed']).toBe(false);
    const open = [row('before/1', 'blame', { why: '欠账' })];
    expect(factsAround(regime, around({ rows: open }), { procedure: 'build' })['isBlamed']).toBe(true);
  });

  test('of side cases: how many are under way or have ended with a word', () => {
    const ended = (outcome: string) => ({ outcome, positive: true, on: day('2030-05-01') });
    const side = (done: string | null) =>
      bridge({ procedure: 'evaluation', ended: done === null ? null : ended(done) });
    const sides = { a: side(null), b: side('evaluated'), c: side('stopped'), d: bridge({ ended: ended('evaluated') }) };
    expect(factsAround(regime, around({ sides }), { procedure: 'build' })['lastReport']).toBe(1);
  });

  test('of the stages of another procedure, never of its own, which the interpreter sets', () => {
    const main = bridge({ facts: { acceptedOn: '2030-04-30' } });
    expect(factsAround(regime, around({ main }), { procedure: 'evaluation' })['acceptedOn']).toBe('2030-04-30');
    expect(surroundingFacts(regime, around({ main }), { procedure: 'build' })).not.toHaveProperty('acceptedOn');
  });
});

describe('what rows say', () => {
  type Owner = Extract<FactOwner, { kind: 'records' }>;
  const say = (owner: Omit<Owner, 'kind' | 'record'> & { record?: string }, type = 'money', of?: 'money') => {
    const damaged = brokenBridge((broken) => {
      const asked = { kind: 'records', record: 'contract', ...owner };
      broken.facts.push({
        name: 'asked',
        title: '所问',
        type,
        ...(of ? { of } : {}),
        owner: asked,
        provenance: 'recorded',
      } as (typeof broken.facts)[number]);
    });
    return factsAround(compiled(damaged), around(), { procedure: 'build' })['asked'];
  };
  test.each<[string, Parameters<typeof say>, unknown]>([
    ['a sum', [{ operation: 'sum', of: 'amount' }], 17_000],
    ['a count', [{ operation: 'count' }, 'integer'], 2],
    ['the first', [{ operation: 'first', of: 'amount' }], 10_000],
    ['the latest written', [{ operation: 'latest', of: 'amount' }], 7_000],
    ['the lowest', [{ operation: 'min', of: 'amount' }], 7_000],
    ['the highest', [{ operation: 'max', of: 'amount' }], 10_000],
    ['the last day', [{ operation: 'max', of: 'on' }, 'date'], '2030-01-31'],
    ['all', [{ operation: 'list', of: 'amount' }, 'list', 'money'], [10_000, 7_000]],
    ['those with a value', [{ operation: 'count', where: { amount: '70.00' } }, 'integer'], 1],
    ['those with a value written another way', [{ operation: 'count', where: { amount: '70' } }, 'integer'], 1],
    ['those with one of several', [{ operation: 'count', where: { amount: ['70.00', '100.00'] } }, 'integer'], 2],
    ['those with none of them', [{ operation: 'exists', where: { amount: '70.01' } }, 'boolean'], false],
    ['closed ones', [{ record: 'blame', operation: 'count', state: 'closed' }, 'integer'], 1],
    ['a sum of none', [{ operation: 'sum', of: 'amount', where: { amount: '1.00' } }], 0],
    ['the latest of none', [{ operation: 'latest', of: 'amount', where: { amount: '1.00' } }], null],
  ])('%s', (_what, asked, expected) => expect(say(...asked)).toEqual(expected));

  describe('by a day in the row', () => {
    const on = (day: string | null, amount: number, id: string) =>
      row(id, 'contract', { amount, ...(day === null ? {} : { on: day }) });
    const of = (operation: 'first' | 'latest', given: readonly Row[]) => {
      const damaged = brokenBridge((broken) => {
        const owner = { kind: 'records', record: 'contract', operation, of: 'amount', orderedBy: 'on' } as const;
        broken.facts.push({ name: 'asked', title: '所问', type: 'money', owner, provenance: 'recorded' });
      });
      return factsAround(compiled(damaged), around({ rows: given }), { procedure: 'build' })['asked'];
    };
    const [earlier, later, none] = [on('2030-01-30', 1, 'a/1'), on('2030-01-31', 2, 'a/2'), on(null, 3, 'a/3')];

    test('whichever was written first, the later day is the latest; a row without a day does not count', () => {
      for (const given of [
        [earlier, later, none],
        [later, earlier, none],
        [none, later, earlier],
      ])
        expect([of('first', given), of('latest', given)]).toEqual([1, 2]);
      expect(of('latest', [none])).toBeNull();
    });

    test('of one day, the order of writing decides', () => {
      const same = on('2030-01-31', 4, 'a/4');
      expect([of('first', [later, same]), of('latest', [later, same])]).toEqual([2, 4]);
      expect([of('first', [same, later]), of('latest', [same, later])]).toEqual([4, 2]);
    });
  });

  test('a sum beyond what money can be is not known rather than wrong', () => {
    const huge = Array.from({ length: 3 }, (_, at) =>
      row(`h/${at}`, 'supplement', { amount: 5e13 }, { about: 'main/1' }),
    );
    const facts = factsAround(regime, around({ rows: huge }), { procedure: 'supplement', about: 'main/1' });
    expect(facts['supplements']).toBeNull();
  });
});

describe('what a side case is told of the main case', () => {
  const main = bridge({
    facts: { total: 12_000, adjustedTotal: 13_000, isBlamed: true, today: '2030-02-01', changedTotal: 1 },
  });

  test('its facts, but none that a form of the side procedure sets, nor what was said of its own surroundings', () => {
    expect(besideFacts(regime, around({ main }), 'adjustment', {})).toEqual({
      total: '120.00',
      adjustedTotal: '130.00',
    });
    expect(besideFacts(regime, around({ main }), 'supplement', {})).toHaveProperty('changedTotal', '0.01');
  });

  test('what is gone is told as gone', () => {
    expect(besideFacts(regime, around({ main }), 'supplement', { signedAmount: 5 })).toHaveProperty(
      'signedAmount',
      null,
    );
    expect(besideFacts(regime, around({ main }), 'supplement')).toHaveProperty('signedAmount', null);
    expect(besideFacts(regime, around(), 'supplement')).toEqual({});
  });
});

test('rows go by the code of their case, in the order of writing, closed by whoever closes them', () => {
  const written = { id: '3.1', record: 'contract', on: day('2030-01-31'), stage: 'contract', fields: {}, clause: [] };
  const main = bridge({ rows: [written] });
  const side = bridge({ about: 'main/3.1', closed: [{ row: 'main/3.1', on: day('2030-03-01'), stage: 'x' }] });
  const first = rowsAfter([], 'main', bridge({}), main);
  expect(first).toMatchObject([{ id: 'main/3.1', closedOn: null, about: null }]);
  expect(rowsAfter(first, 'main', main, main)).toBe(first);
  expect(rowsAfter(first, 'side', null, side)).toMatchObject([{ id: 'main/3.1', closedOn: '2030-03-01' }]);
  expect(rowsOf({ side, main })).toEqual(rowsAfter(first, 'side', null, side));
});
