import fc from 'fast-check';
import { decide } from '../../../form-schemas/engine/matrix/decide';
import { article10, vocabulary } from './dazhou';
import { codes, compiled, fact, good, reading, row, table, vocabularyOf, yuan } from './given';

const matrix = compiled(article10, vocabulary);

describe('what no row asks for need not be given', () => {
  test('the joint list is decided whatever the amount, so also when no amount is given (第十条第一款)', () => {
    expect(good(decide(matrix, reading({ jointly: true }))).rows).toEqual([{ id: 'joint-list', clause: ['DZ-10-2'] }]);
  });

  test('a project decided singly needs its amount', () => {
    expect(codes(decide(matrix, reading({ jointly: false })).findings)).toEqual(['matrix-input-missing']);
  });

  test('an amount without the way of deciding is not enough', () => {
    expect(codes(decide(matrix, reading({ total: yuan('300000.00') })).findings)).toEqual(['matrix-input-missing']);
  });

  test('an amount outside the domain is refused even where no row looks at it', () => {
    const { findings } = decide(matrix, reading({ jointly: true, total: yuan('299999.99') }));
    expect(codes(findings)).toEqual(['matrix-input-out-of-domain']);
  });

  test('under FIRST an open row decides only when nothing above it may apply', () => {
    const facts = vocabularyOf([fact('a', '甲', 'boolean'), fact('b', '乙', 'boolean')]);
    const inputs = ['a', 'b'].map((name) => ({ code: name, title: name, expression: name }));
    const rows = [row('upper', { a: 'true', b: 'true' }), row('lower', {})];
    const first = compiled(table(inputs, rows, { hit: 'first' }), facts);
    expect(good(decide(first, reading({ a: false }))).rows[0]?.id).toBe('lower');
    expect(codes(decide(first, reading({ a: true })).findings)).toEqual(['matrix-input-missing']);
  });

  test('the answer without an input is the answer for every value of that input', () => {
    const facts = vocabularyOf(['a', 'b', 'c'].map((name) => fact(name, name.toUpperCase(), 'boolean')));
    const cell = fc.constantFrom('true', 'false', '-');
    const when = fc.record({ a: cell, b: cell, c: cell });
    const given = fc.record({
      a: fc.constantFrom(true, false, null),
      b: fc.constantFrom(true, false, null),
      c: fc.constantFrom(true, false, null),
    });
    const inputs = ['a', 'b', 'c'].map((name) => ({ code: name, title: name, expression: name }));
    const property = fc.property(
      fc.array(when, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('unique', 'first'),
      given,
      (cells, hit, values) => {
        const rows = cells.map((each, index) => row(`r${index}`, each));
        const made = compiled(table(inputs, rows, { hit }), facts);
        const decision = decide(made, reading(values)).value;
        if (decision === null) return;
        for (const a of values.a === null ? [true, false] : [values.a])
          for (const b of values.b === null ? [true, false] : [values.b])
            for (const c of values.c === null ? [true, false] : [values.c])
              expect(decide(made, reading({ a, b, c })).value?.rows).toEqual(decision.rows);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
