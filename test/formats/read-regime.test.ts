import type { Regime } from '../../form-schemas/engine/model/regime';
import { citationsOf } from '../../form-schemas/engine/proof/citations';
import { canonicalText } from '../../form-schemas/formats/canonical';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { writeRegime } from '../../form-schemas/formats/write-regime';
import { inventedRegime } from '../engine/fixtures/invented-regime';
import { DOCUMENTS, filesWith, set } from './small-documents';

const codes = (files: ReadonlyMap<string, string>): string[] =>
  readRegime(files).findings.map((finding) => finding.code);

describe('reading a whole regime', () => {
  it('gives one value of all documents, without $schema, and has nothing to say', () => {
    const { value, findings } = readRegime(filesWith());
    expect(findings).toEqual([]);
    expect(value?.code).toBe('sample');
    expect(value?.matrices.map((matrix) => matrix.code)).toEqual(['founding']);
    expect(value?.clauses).toHaveLength(3);
    expect(JSON.stringify(value)).not.toContain('$schema');
  });

  it('lets checks, windows, deadlines and records be absent, but no other of the single files', () => {
    expect(
      codes(filesWith({ 'checks.json': null, 'windows.json': null, 'deadlines.json': null, 'records.json': null })),
    ).toEqual([]);
    for (const path of ['regime.json', 'clauses.json', 'bodies.json', 'facts.json']) {
      expect(readRegime(filesWith({ [path]: null }))).toEqual({
        value: null,
        findings: [{ code: 'file-missing', severity: 'error', message: `缺少文件 ${path}`, path }],
      });
    }
  });

  it('names the nearest place for a file that has none', () => {
    const { value, findings } = readRegime(
      filesWith({ 'regmie.json': '{}', 'matrixes/x.json': '{}', 'forms/Bad Name.json': '{}' }),
    );
    expect(value).toBeNull();
    expect(findings.map((finding) => finding.code)).toEqual(['file-unknown', 'file-unknown', 'file-unknown']);
    expect(findings.find((finding) => finding.path === 'regmie.json')?.message).toContain('是否为 regime.json');
    expect(findings.find((finding) => finding.path === 'matrixes/x.json')?.message).toContain('是否为 matrices/x.json');
  });

  it.each(['constructor', 'prototype'])(
    'refuses a document that is called %s, as every object has something of that name',
    (name) => {
      const { value, findings } = readRegime(filesWith({ [`forms/${name}.json`]: canonicalText(DOCUMENTS.form.json) }));
      expect(value).toBeNull();
      expect(findings).toContainEqual(
        expect.objectContaining({ code: 'file-unknown', message: expect.stringContaining(`${name} 是保留字`) }),
      );
    },
  );

  it('refuses a document whose code is not its file name', () => {
    const text = canonicalText(DOCUMENTS.form.json);
    const { findings } = readRegime(filesWith({ 'forms/application.json': null, 'forms/other.json': text }));
    expect(findings).toMatchObject([{ code: 'file-name', path: 'forms/other.json#/code' }]);
  });

  it('refuses a code that is given twice and says where the first one stands', () => {
    const rows = set(DOCUMENTS.matrix.json, '/rows/1/id', 'band-1');
    const { findings } = readRegime(filesWith({ 'matrices/founding.json': canonicalText(rows) }));
    expect(findings).toMatchObject([
      {
        code: 'duplicate-code',
        path: 'matrices/founding.json#/rows/1/id',
        parameters: { first: 'matrices/founding.json#/rows/0/id' },
      },
    ]);
  });

  it('counts codes of worked cases over all files of cases', () => {
    const findings = readRegime(filesWith({ 'cases/again.json': canonicalText(DOCUMENTS.cases.json) })).findings;
    expect(findings.map((finding) => finding.code)).toEqual(Array(8).fill('duplicate-code'));
  });

  it('keeps the name of the file of worked cases, so that what is said of one leads to its place', () => {
    const { value } = readRegime(filesWith());
    expect(value?.cases.map((document) => document.code)).toEqual(['bounds']);
    if (!value) throw new Error('does not read');
    const uncited = value.cases.map((document) => ({
      ...document,
      cases: document.cases.map((one, index) => (index === 1 ? { ...one, clause: [] } : one)),
    }));
    const said = citationsOf({ ...value, cases: uncited }).filter(
      ({ clause, path }) => /^cases/.test(path) && clause.length === 0,
    );
    expect(said.map(({ path }) => path)).toEqual(['cases/bounds.json#/cases/1']);
    expect([...writeRegime(value).keys()]).toContain('cases/bounds.json');
  });

  it('warns of a text that is not canonical and reads it all the same', () => {
    const { value, findings } = readRegime(
      filesWith({ 'bodies.json': JSON.stringify(DOCUMENTS.bodies.json, null, 4) }),
    );
    expect(value).not.toBeNull();
    expect(findings).toMatchObject([{ code: 'not-canonical', severity: 'warning', path: 'bodies.json' }]);
  });

  it('gives the findings of every broken file at once', () => {
    const { value, findings } = readRegime(filesWith({ 'bodies.json': '{', 'facts.json': '[]' }));
    expect(value).toBeNull();
    expect(findings.map((finding) => [finding.code, finding.path])).toEqual([
      ['json-syntax', 'bodies.json'],
      ['shape-type', 'facts.json#'],
    ]);
  });
});

describe('writing a regime in memory as files', () => {
  it('reads back as the same value, with nothing to say about its writing', () => {
    const regime = inventedRegime();
    const { value, findings } = readRegime(writeRegime(regime));
    expect(findings).toEqual([]);
    // Documents come in the order of their paths; order among them has no meaning.
    const sorted = <T extends { readonly code: string }>(documents: readonly T[]): readonly T[] =>
      [...documents].sort((a, b) => (a.code < b.code ? -1 : 1));
    // Cases that were in no file have the name of one now.
    const cases = regime.cases.map((document, index) => ({ ...document, code: `cases-${index + 1}` }));
    expect(value).toEqual({ ...regime, cases, forms: sorted(regime.forms), procedures: sorted(regime.procedures) });
    const small = readRegime(filesWith()).value as Regime;
    expect(readRegime(writeRegime(small))).toEqual({ value: small, findings: [] });
  });
});
