import fc from 'fast-check';
import { analyse } from '../../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../../form-schemas/engine/matrix/compile';
import { decide } from '../../../form-schemas/engine/matrix/decide';
import type { MatrixAnalysis } from '../../../form-schemas/engine/matrix/matrix-analysis';
import type { MatrixDocument } from '../../../form-schemas/engine/model/matrix';
import type { Value } from '../../../form-schemas/engine/value';
import { disagreements, situations, tables, vocabulary } from './brute-force';
import { answer } from './given';

/** The table ready, or null where a column's random domain is empty. Cells outside the domain are wanted here. */
function ready(document: MatrixDocument) {
  return compileMatrix(document, vocabulary).value;
}

function analysed(document: MatrixDocument): MatrixAnalysis | null {
  const matrix = ready(document);
  return matrix && analyse(matrix, { witnesses: 1000 }).value;
}

test('what the analysis says of a table is what trying every situation gives', () => {
  fc.assert(
    fc.property(tables, (document) => {
      const analysis = analysed(document);
      fc.pre(analysis !== null);
      expect(disagreements(document, analysis)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('what decide answers is what matching every cell gives', () => {
  fc.assert(
    fc.property(tables, (document) => {
      const matrix = ready(document);
      fc.pre(matrix !== null);
      for (const { values, inDomain, rows } of situations(document)) {
        const read = (name: string): Value => values[document.inputs.findIndex((input) => input.code === name)] ?? null;
        expect(answer(decide(matrix, read))).toEqual(
          inDomain ? expected(document, rows) : expect.arrayContaining(['matrix-input-out-of-domain']),
        );
      }
    }),
    { numRuns: 150 },
  );
});

function expected(document: MatrixDocument, rows: readonly number[]): readonly string[] {
  if (rows.length === 0) return ['matrix-no-row'];
  const ids = rows.map((at) => document.rows[at]!.id);
  if (rows.length === 1 || document.hit === 'first') return ids.slice(0, 1);
  const chains = new Set(rows.map((at) => JSON.stringify(document.rows[at]!.chain)));
  return document.hit === 'any' && chains.size === 1 ? ids : ['matrix-several-rows'];
}

describe('the comparison itself catches', () => {
  const samples = fc.sample(tables, { numRuns: 200, seed: 20230606 });
  const caught = (mutate: (document: MatrixDocument) => MatrixDocument) =>
    samples.filter((document) => {
      const analysis = analysed(mutate(document));
      return analysis !== null && disagreements(document, analysis).length > 0;
    }).length;
  const cells = (document: MatrixDocument, change: (text: string) => string): MatrixDocument => ({
    ...document,
    rows: document.rows.map((row) => ({
      ...row,
      when: Object.fromEntries(Object.entries(row.when).map(([column, text]) => [column, change(text)])),
    })),
  });

  test('nothing where nothing is wrong', () => {
    expect(caught((document) => document)).toBe(0);
  });

  test('an analyser that overlooks the last row', () => {
    expect(caught((document) => ({ ...document, rows: document.rows.slice(0, -1) }))).toBeGreaterThan(50);
  });

  test('an analyser that takes a closed upper bound for an open one', () => {
    expect(
      caught((document) => cells(document, (text) => text.replaceAll('<=', '<').replaceAll(']', ')'))),
    ).toBeGreaterThan(25);
  });

  test('an analyser that takes an open lower bound for a closed one', () => {
    expect(
      caught((document) =>
        cells(document, (text) => text.replace(/>(?!=)/g, '>=').replace(/(?<!not)\((?=[^"]*\.\.)/g, '[')),
      ),
    ).toBeGreaterThan(15);
  });

  test('an analyser that forgets the columns’ domains', () => {
    const open = (document: MatrixDocument) => ({
      ...document,
      inputs: document.inputs.map(({ code, title, expression }) => ({ code, title, expression })),
    });
    expect(caught(open)).toBeGreaterThan(25);
  });
});
