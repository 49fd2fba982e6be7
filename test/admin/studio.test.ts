import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { filterCoverage } from '../../admin/regime/clauses/filter-coverage';
import { packFiles, unpackFiles } from '../../admin/regime/editions/regime-zip';
import { whyNotPublish } from '../../admin/regime/editions/why-not';
import { resolveCase } from '../../admin/regime/studio/case-place';
import { compareFiles, wordParameter } from '../../admin/regime/studio/compare';
import { countByPlace, placeOf } from '../../admin/regime/studio/places';
import { setIn } from '../../admin/regime/studio/use-document';
import { textsOf, usesOfBody, usesOfFact, usesOfParameter } from '../../admin/regime/studio/usage';
import { coverageOf, type ParameterDocument } from '../../form-schemas/engine';
import { givenRegime } from './given';

const ROOT = join(__dirname, '../../form-schemas/regimes/dazhou');

function dazhou(): Map<string, string> {
  const paths = readdirSync(ROOT, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.json'));
  return new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

describe('where the studio shows a place of the files', () => {
  it('knows a page for each document and falls back to the file', () => {
    expect(placeOf('forms/application.json#/schema').to).toMatch(/^forms\/application\?at=/);
    expect(placeOf('matrices/founding.json#/rows/2').key).toBe('matrices/founding.json');
    expect(placeOf('regime.json#/parameters/2')).toEqual({
      key: 'parameters',
      to: 'parameters?at=regime.json%23%2Fparameters%2F2',
    });
    expect(placeOf('regime.json#/scope/questions/0').key).toBe('checks');
    expect(placeOf('regime.json#/scope/rules/0').key).toBe('basics');
    expect(placeOf('regime.json#/basis/number').key).toBe('basics');
    expect(placeOf('regime.json#/bounds').key).toBe('files');
    expect(placeOf('cases#/0/cases/3').key).toBe('files');
    expect(placeOf('').key).toBe('files');
  });

  it('finds the file of a worked case, by its number as the proofs say it and by its code as differences do', () => {
    const files = dazhou();
    const first = [...files.keys()].filter((path) => path.startsWith('cases/')).sort()[1] ?? '';
    expect(resolveCase(files, 'cases#/1/cases/3')).toBe(`${first}#/cases/3`);
    const scope = JSON.parse(files.get('cases/scope.json') ?? '') as {
      readonly cases: readonly { readonly code: string }[];
    };
    expect(resolveCase(files, `cases#/${scope.cases[2]?.code}`)).toBe('cases/scope.json#/cases/2');
    expect(resolveCase(files, 'checks.json#/checks/1')).toBe('checks.json#/checks/1');
  });

  it('counts errors and warnings by page, notes not', () => {
    const counts = countByPlace([
      { severity: 'error', path: 'checks.json#/checks/1' },
      { severity: 'warning', path: 'windows.json' },
      { severity: 'info', path: 'clauses.json' },
    ]);
    expect([...counts]).toEqual([['checks', { errors: 1, warnings: 1 }]]);
  });
});

describe('where something is used', () => {
  const texts = textsOf(dazhou());

  it('finds the expressions that read a parameter, by its whole name', () => {
    expect(usesOfParameter(texts, 'serviceMarginPercent').length).toBeGreaterThan(0);
    expect(usesOfParameter(texts, 'serviceMargin')).toEqual([]);
  });

  it('finds where a fact is read and set but not where it is declared, and where a body acts', () => {
    const uses = usesOfFact(texts, 'necessary');
    expect(uses.some((path) => path.startsWith('procedures/project.json'))).toBe(true);
    expect(uses.some((path) => /^facts\.json#\/facts\/\d+\/name$/.test(path))).toBe(false);
    expect(usesOfBody(texts, 'finance-bureau').some((path) => path.startsWith('procedures/'))).toBe(true);
  });
});

describe('differences between two regimes', () => {
  it('are worded: a parameter by the title of its choice', () => {
    const after = dazhou();
    const chosen = /"value": "whole",(?=\s+"required")/;
    after.set('regime.json', (after.get('regime.json') ?? '').replace(chosen, '"value": "information-part",'));
    const compared = compareFiles(dazhou(), after);
    if (compared.kind !== 'changes') throw new Error('cannot be read');
    expect(compared.changes.map(({ before, after: now, area }) => [before, now, area])).toEqual([
      ['整个项目', '只看信息化部分', 'parameters'],
    ]);
  });

  it('are files only where one side cannot be read', () => {
    expect(compareFiles(dazhou(), dazhou().set('facts.json', '{'))).toEqual({ kind: 'files', paths: ['facts.json'] });
  });

  it('word amounts in 万元 and to the fen', () => {
    const money = { type: 'money' } as ParameterDocument;
    expect(wordParameter(money, '500000.00')).toBe('50万元（500000.00 元）');
    expect(wordParameter(money, null)).toBeNull();
  });
});

describe('one value set in a document', () => {
  it('changes nothing else, and a way that leads nowhere changes nothing', () => {
    const whole = { a: [{ b: 1, c: 2 }, { b: 3 }] };
    expect(setIn(whole, ['a', 0, 'b'], 9)).toEqual({ a: [{ b: 9, c: 2 }, { b: 3 }] });
    expect(setIn(whole, ['a', 0, 'c'], undefined)).toEqual({ a: [{ b: 1 }, { b: 3 }] });
    expect(setIn(whole, ['a', 7, 'b'], 9)).toEqual(whole);
  });
});

describe('clauses by state and text', () => {
  const { regime } = givenRegime();
  const coverage = coverageOf(regime);
  it('are found by every word, full-width or not', () => {
    const found = filterCoverage(coverage, regime.clauses, { state: null, text: '三十万元　起点' });
    expect(found.map(({ clause }) => clause)).toContain('DZ-2-2');
    expect(filterCoverage(coverage, regime.clauses, { state: 'uncovered', text: '' })).toEqual([]);
    expect(filterCoverage(coverage, regime.clauses, { state: null, text: '' })).toHaveLength(165);
  });
});

describe('who may publish', () => {
  const edition = { preparedBy: { id: 'a' }, submittedBy: { id: 'b' }, editors: [{ id: 'a' }, { id: 'c' }] };
  it('is nobody who prepared, handed in or edited it', () => {
    const rights = ['regime:publish'];
    for (const person of ['a', 'b', 'c']) expect(whyNotPublish(edition, person, rights)).not.toBeNull();
    expect(whyNotPublish(edition, 'd', rights)).toBeNull();
    expect(whyNotPublish(edition, 'd', [])).not.toBeNull();
  });
});

describe('a regime as a zip', () => {
  const codes = (bytes: Uint8Array): readonly string[] => unpackFiles(bytes).findings.map(({ code }) => code);

  it('comes back byte by byte', () => {
    const { value, findings } = unpackFiles(packFiles(dazhou(), 'dazhou-1'));
    expect(findings).toEqual([]);
    expect([...(value ?? [])].sort()).toEqual([...dazhou()].sort());
  });

  it('is the same bytes for the same files', () => {
    expect(packFiles(dazhou(), 'x')).toEqual(packFiles(dazhou(), 'x'));
  });

  it('may lie in a folder at any depth, with what systems and editors leave about', () => {
    const bytes = zipSync({
      '办法/v2/regime.json': strToU8('{}'),
      '办法/v2/forms/a.json': strToU8('{}'),
      '__MACOSX/办法/._regime.json': strToU8('x'),
      '办法/v2/README.md': strToU8('x'),
      '办法/.DS_Store': strToU8('x'),
    });
    expect([...(unpackFiles(bytes).value?.keys() ?? [])].sort()).toEqual(['forms/a.json', 'regime.json']);
  });

  it('is refused in words when it leads out of its folder, is no zip, is broken, no UTF-8, or no regime', () => {
    const regime = { 'regime.json': strToU8('{}') };
    expect(codes(zipSync({ ...regime, '../evil.json': strToU8('{}') }))).toEqual(['zip-path']);
    expect(codes(zipSync({ ...regime, '/etc/passwd': strToU8('{}') }))).toEqual(['zip-path']);
    expect(codes(zipSync({ ...regime, 'forms\\a.json': strToU8('{}') }))).toEqual(['zip-path']);
    expect(codes(strToU8('plain text'))).toEqual(['zip-broken']);
    expect(codes(zipSync({ 'regime.json': strToU8('x'.repeat(5_000)) }).subarray(0, 30))).not.toEqual([]);
    expect(codes(zipSync({ 'regime.json': new Uint8Array([0xff, 0xfe, 0x41]) }))).toEqual(['file-not-utf8']);
    expect(codes(zipSync({ 'other.json': strToU8('{}') }))).toEqual(['zip-no-regime']);
    expect(codes(zipSync({ ...regime, 'notes.txt': strToU8('x') }))).toEqual(['file-unknown']);
  });

  it('is refused when it grows beyond every measure while unpacking, however small it is packed', () => {
    const bomb = zipSync({ 'regime.json': new Uint8Array(30_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(codes(bomb)).toEqual(['zip-too-large']);
  });

  it('is refused when it holds too many files', () => {
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`forms/a${at}.json`, strToU8('{}')]));
    expect(codes(zipSync(many))).toEqual(['zip-too-large']);
  });
});
