import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../form-schemas/cli/main';
import type { Regime } from '../../form-schemas/engine/model/regime';
import { writeRegimeFolder } from '../../form-schemas/files/regime-folder';
import { writeRegime } from '../../form-schemas/formats/write-regime';
import { brokenRegime, inventedRegime } from '../engine/fixtures/invented-regime';

const scratch = mkdtempSync(join(tmpdir(), 'coverage-command-'));
const folderOf = (name: string, regime: Regime): string => {
  const folder = join(scratch, name);
  writeRegimeFolder(folder, writeRegime(regime));
  return folder;
};
const loan = folderOf('loan', inventedRegime());
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Json = Record<string, unknown>;
const ask = (...args: readonly string[]): { readonly exit: number; readonly json: Json } => {
  const { exit, stdout } = main([...args, '--json']);
  return { exit, json: JSON.parse(stdout) as Json };
};
let files = 0;
const input = (value: unknown): string => {
  const path = join(scratch, `.input-${(files += 1)}`);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};
const codes = (json: Json): readonly string[] => (json['findings'] as { code: string }[]).map(({ code }) => code);

describe('regime coverage', () => {
  test('gives each clause its rules and proofs', () => {
    const { exit, json } = ask('coverage', loan);
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      regime: 'qingxi',
      counts: { covered: 13, advisory: 1, uncovered: 0, 'covered-without-proof': 0 },
      findings: [],
    });
    expect((json['clauses'] as Json[])[6]).toEqual({
      clause: 'QX-7',
      article: '第七条',
      subject: '5万元以上、20万元以下报县长',
      state: 'covered',
      rules: [
        { place: 'bodies.json#/bodies/4', kind: 'body', title: '县长' },
        { place: 'matrices/decision.json#/rows/1', kind: 'row', title: '决定权限 middle' },
      ],
      proofs: [
        { place: 'cases/cases-1.json#/cases/1', kind: 'case', title: '核定 50000.00 元' },
        { place: 'cases/cases-1.json#/cases/2', kind: 'case', title: '核定 199999.99 元' },
      ],
      failed: [],
      missing: [],
      reason: null,
    });
  });

  test('runs the cases: one that fails proves nothing, is told once, and is named where it was the only proof', () => {
    const failing = brokenRegime((r) => {
      const middle = r.cases[0]!.cases.filter(({ clause }) => clause.includes('QX-7'));
      expect(middle.map(({ kind }) => kind)).toEqual(['matrix', 'matrix']);
      for (const worked of middle.slice(0, 1)) if (worked.kind === 'matrix') worked.expect = { finding: 'matrix-gap' };
    });
    const one = ask('coverage', folderOf('one-fails', failing));
    expect(one).toMatchObject({ exit: 1, json: { counts: { covered: 13, 'covered-without-proof': 0 } } });
    expect(codes(one.json)).toEqual(['case-failed']);
    expect((one.json['clauses'] as Json[])[6]).toMatchObject({
      state: 'covered',
      proofs: [{ place: 'cases/cases-1.json#/cases/2' }],
      failed: [{ place: 'cases/cases-1.json#/cases/1' }],
    });
    const both = brokenRegime((r) => {
      for (const worked of r.cases[0]!.cases)
        if (worked.kind === 'matrix' && worked.clause.includes('QX-7')) worked.expect = { finding: 'matrix-gap' };
    });
    const none = ask('coverage', folderOf('both-fail', both));
    expect(none).toMatchObject({ exit: 1, json: { counts: { 'covered-without-proof': 1 } } });
    expect(none.json['findings']).toMatchObject([
      { code: 'case-failed', path: 'cases/cases-1.json#/cases/1' },
      { code: 'case-failed', path: 'cases/cases-1.json#/cases/2' },
      {
        code: 'clause-unproven',
        clause: ['QX-7'],
        message: expect.stringContaining('核定 50000.00 元、核定 199999.99 元') as string,
      },
    ]);
  });

  test('says what stands in the way of running the cases, and calls nothing proven', () => {
    const broken = brokenRegime((r) => (r.checks[0]!.require = 'nothing = 1'));
    const { exit, json } = ask('coverage', folderOf('not-compiled', broken));
    expect([exit, json['clauses']]).toEqual([1, []]);
  });

  test('exits 1 where a clause of a full edition is not brought about, or not proven', () => {
    const bare = folderOf(
      'bare',
      brokenRegime((r) =>
        r.clauses.push({ id: 'QX-15', article: '第十五条', subject: '罚则', rule: '罚则', effect: ['block'] }),
      ),
    );
    expect(ask('coverage', bare)).toMatchObject({
      exit: 1,
      json: { findings: [{ code: 'clause-uncovered', path: 'clauses.json#/clauses/14', article: '第十五条' }] },
    });
    const unproven = brokenRegime((r) =>
      r.cases[0]!.cases.forEach((one) => (one.clause = one.clause.filter((id) => id !== 'QX-9'))),
    );
    expect(ask('coverage', folderOf('unproven', unproven))).toMatchObject({
      exit: 1,
      json: { findings: [{ code: 'clause-unproven' }] },
    });
    expect(ask('coverage', folderOf('pilot', { ...unproven, edition: 'pilot' }))).toMatchObject({
      exit: 0,
      json: { findings: [{ code: 'clause-unproven', severity: 'warning' }] },
    });
  });
});

describe('regime dmn', () => {
  test('what is exported is imported as the file that it was, byte for byte', () => {
    const { exit, stdout } = main(['dmn', 'export', loan, 'decision']);
    expect(exit).toBe(0);
    const again = main(['dmn', 'import', input(stdout)]);
    expect(again).toMatchObject({ exit: 0, stderr: '' });
    expect(again.stdout).toBe(writeRegime(inventedRegime()).get('matrices/decision.json'));
    expect(ask('dmn', 'export', loan, 'decision').json).toMatchObject({ matrix: 'decision', dmn: stdout });
  });

  test('what cannot be read is refused; what cannot be asked is said', () => {
    expect(ask('dmn', 'import', input('<!DOCTYPE x><x/>'))).toMatchObject({
      exit: 1,
      json: { matrix: null, findings: [{ code: 'xml-doctype' }] },
    });
    expect(ask('dmn', 'export', loan, 'decison')).toMatchObject({ exit: 2, json: { error: { code: 'code-unknown' } } });
    expect(ask('dmn', 'import', join(scratch, 'none.dmn'))).toMatchObject({
      exit: 2,
      json: { error: { code: 'input-unreadable' } },
    });
    expect(ask('dmn', 'exprt', loan)).toMatchObject({
      exit: 2,
      json: { error: { code: 'verb-unknown', message: expect.stringContaining('dmn export、dmn import') as string } },
    });
    expect(ask('dmn')).toMatchObject({ exit: 2, json: { error: { code: 'verb-unknown' } } });
  });
});
