import { findRegime, listRegimes } from '../../form-schemas/files/find-regime';
import { canonicalText } from '../../form-schemas/formats/canonical';
import { contentHash } from '../../form-schemas/formats/content-hash';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { readJson } from '../../form-schemas/formats/read-json';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { compileRegime, type CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Finding } from '../../form-schemas/engine/finding';
import { coverage } from '../../form-schemas/engine/proof/coverage';
import { proveRegime } from '../../form-schemas/engine/proof/prove';
import { runCase } from '../../form-schemas/engine/proof/run-case';

/** Every folder under form-schemas/regimes must be fit for publication as it lies there: being there is being tested. */

const codes = listRegimes();

function filesOf(code: string): RegimeFiles {
  const { value, findings } = findRegime(code);
  if (!value) throw new Error(worded(findings).join('\n'));
  return value;
}

function compiledOf(code: string): CompiledRegime {
  const read = readRegime(filesOf(code));
  const compiled = read.value && compileRegime(read.value);
  if (!compiled?.value) throw new Error(worded([...read.findings, ...(compiled?.findings ?? [])]).join('\n'));
  return compiled.value;
}

function worded(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => `${finding.severity} ${finding.code} ${finding.path ?? ''} ${finding.message}`);
}

it('there is at least one regime', () => {
  expect(codes).toContain('dazhou');
});

describe.each(codes)('the regime %s', (code) => {
  it('is read without a word said against it', () => {
    const { value, findings } = readRegime(filesOf(code));
    expect(worded(findings)).toEqual([]);
    expect(value?.code).toBe(code);
  });

  it('is written canonically in every file, and names its format in the first key', () => {
    for (const [path, text] of filesOf(code)) {
      const { value } = readJson(text, path);
      expect([path, canonicalText(value) === text]).toEqual([path, true]);
      expect([path, Object.keys(value as object)[0]]).toEqual([path, '$schema']);
    }
  });

  it('has the same hash however its files are ordered', () => {
    const files = filesOf(code);
    expect(contentHash(new Map([...files].reverse()))).toBe(contentHash(files));
  });

  it('compiles and is proven: nothing stands against its publication', () => {
    const compiled = compiledOf(code);
    expect(worded(proveRegime(compiled).findings)).toEqual([]);
  });

  it('leaves no clause without something done about it, or a reason', () => {
    const open = coverage(compiledOf(code)).filter(
      ({ state, reason }) => state === 'uncovered' || (state === 'not-modelled' && !reason),
    );
    expect(open).toEqual([]);
  });

  it('every text gap is settled by a parameter that is set', () => {
    const { regime } = compiledOf(code);
    const unset = regime.textGaps.filter(
      (gap) => (regime.parameters.find((each) => each.name === gap.parameter)?.value ?? null) === null,
    );
    expect(unset).toEqual([]);
  });

  describe('worked cases', () => {
    const compiled = compiledOf(code);
    const cases = compiled.regime.cases.flatMap((document) =>
      document.cases.map((worked) => [`${document.title}：${worked.title}（${worked.code}）`, worked] as const),
    );
    it.each(cases)('%s', (_, worked) => {
      expect(runCase(compiled, worked).findings.map((finding) => finding.message)).toEqual([]);
    });
  });
});
