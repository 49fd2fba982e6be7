import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { main } from '../../form-schemas/cli/main';
import type { MatrixDocument, MatrixRow } from '../../form-schemas/engine/model/matrix';
import { writeRegimeFolder } from '../../form-schemas/files/regime-folder';
import { writeRegime } from '../../form-schemas/formats/write-regime';
import { inventedRegime } from '../engine/fixtures/invented-regime';

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

const BODIES = ['deputy', 'treasury', 'chair', 'council', 'secretariat'];
const LOWEST = 100_000;

/** Bands between random bounds, each with a random body; the lower bound of each is included. */
const bands = fc
  .uniqueArray(fc.integer({ min: LOWEST + 2, max: 90_000_000_000 }), { minLength: 1, maxLength: 8 })
  .map((bounds) => [LOWEST, ...bounds.sort((a, b) => a - b)])
  .chain((bounds) => fc.tuple(fc.constant(bounds), fc.tuple(...bounds.map(() => fc.constantFrom(...BODIES)))));

function matrixOf(bounds: readonly number[], bodies: readonly string[]): MatrixDocument {
  const rows = bounds.map((low, index): MatrixRow => {
    const high = bounds[index + 1];
    return {
      id: `band-${index}`,
      when: { amount: high === undefined ? `>= ${yuan(low)}` : `[${yuan(low)}..${yuan(high)})` },
      chain: [{ action: 'decide', mode: 'one', bodies: [bodies[index] ?? ''] }],
      clause: ['QX-6'],
    };
  });
  return {
    code: 'decision',
    title: '决定权限',
    clause: ['QX-6'],
    hit: 'unique',
    inputs: [
      {
        code: 'amount',
        title: '核定价值',
        expression: 'appraisedAmount',
        domain: '[1000..1000000000]',
        clause: ['QX-6'],
      },
    ],
    rows,
  };
}

describe('a regime whose bands are made up at random', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'random-bands-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const folderWith = (matrix: MatrixDocument): string => {
    const folder = mkdtempSync(join(scratch, 'regime-'));
    writeRegimeFolder(folder, writeRegime(inventedRegime({ matrices: [matrix], textGaps: [], cases: [] })));
    return folder;
  };

  it('is decided at each bound and one fen either side by the band that the bounds say', () => {
    fc.assert(
      fc.property(bands, ([bounds, bodies]) => {
        const folder = folderWith(matrixOf(bounds, bodies));
        const facts = join(folder, '..', 'facts.json');
        for (const bound of bounds) {
          for (const amount of [bound - 1, bound, bound + 1]) {
            const expected = bounds.filter((low) => low <= amount).length - 1;
            writeFileSync(facts, JSON.stringify({ appraisedAmount: yuan(amount) }));
            const { exit, stdout } = main(['decide', folder, 'decision', '--facts', facts, '--json']);
            const answer = JSON.parse(stdout) as { rows: { id: string }[]; chain: { bodies: { code: string }[] }[] };
            expect([amount, exit, answer.rows.map((row) => row.id)]).toEqual(
              expected < 0 ? [amount, 1, []] : [amount, 0, [`band-${expected}`]],
            );
            expect(answer.chain[0]?.bodies[0]?.code).toBe(bodies[expected]);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is refused by check when a band is taken out or made one fen too long', () => {
    fc.assert(
      fc.property(bands, fc.nat(), fc.boolean(), ([bounds, bodies], pick, longer) => {
        const matrix = matrixOf(bounds, bodies);
        const index = pick % (bounds.length - (longer ? 1 : 0));
        const high = bounds[index + 1] ?? 0;
        const rows = longer
          ? matrix.rows.map((row, at) =>
              at === index ? { ...row, when: { amount: `[${yuan(bounds[at] ?? 0)}..${yuan(high)}]` } } : row,
            )
          : matrix.rows.filter((_, at) => at !== index);
        const { exit, stdout } = main(['check', folderWith({ ...matrix, rows }), '--json']);
        const { findings } = JSON.parse(stdout) as { findings: { severity: string; path: string; message: string }[] };
        const about = findings.filter(
          (one) => one.severity === 'error' && one.path.startsWith('matrices/decision.json'),
        );
        expect(exit).toBe(1);
        expect(about).toHaveLength(1);
      }),
      { numRuns: 15 },
    );
  });
});
