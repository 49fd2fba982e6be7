import { findRegime, listRegimes } from '../../form-schemas/files/find-regime';
import { canonicalText } from '../../form-schemas/formats/canonical';
import { contentHash } from '../../form-schemas/formats/content-hash';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { readJson } from '../../form-schemas/formats/read-json';
import { readRegime } from '../../form-schemas/formats/read-regime';
import type { Finding } from '../../form-schemas/engine/finding';
import { coverage } from '../../form-schemas/engine/proof/coverage';
import { placeByCode } from '../../form-schemas/engine/proof/place-by-code';
import { proveRegime } from '../../form-schemas/engine/proof/prove';
import { casePath } from '../../form-schemas/engine/proof/rule';
import type { Regime } from '../../form-schemas/engine/model/regime';
import type { ScopeCase } from '../../form-schemas/engine/model/worked-case';
import { askedOf, regimeOf } from '../support/regime-of';

/** Every folder under form-schemas/regimes must be fit for publication as it lies there: being there is being tested. */

const codes = listRegimes();

function filesOf(code: string): RegimeFiles {
  const { value, findings } = findRegime(code);
  if (!value) throw new Error(worded(findings).join('\n'));
  return value;
}

const proofs = new Map<string, readonly Finding[]>();

/** The whole proof, as it stands before a publication: asked once, and told test by test. */
function proofOf(code: string): readonly Finding[] {
  const known = proofs.get(code) ?? proveRegime(askedOf(code)).findings;
  proofs.set(code, known);
  return known;
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
    expect(worded(proofOf(code))).toEqual([]);
  });

  it('leaves no clause without something done about it, or a reason', () => {
    const open = coverage(askedOf(code)).filter(
      ({ state, reason }) => state === 'uncovered' || (state === 'not-modelled' && !reason),
    );
    expect(open).toEqual([]);
  });

  it('every text gap is settled by a parameter that is set, or in words at a place that is there', () => {
    const regime = regimeOf(code);
    const unset = regime.textGaps.filter(({ parameter, settled }) =>
      settled
        ? placeByCode(regime, settled.at) === null
        : (regime.parameters.find((each) => each.name === parameter)?.value ?? null) === null,
    );
    expect(unset).toEqual([]);
  });

  describe('worked cases', () => {
    const cases = regimeOf(code).cases.flatMap((document, at) =>
      document.cases.map(
        (worked, index) =>
          [`${document.title}：${worked.title}（${worked.code}）`, casePath(document, at, index)] as const,
      ),
    );
    it.each(cases)('%s', (_, place) => {
      expect(proofOf(code).flatMap(({ path, message }) => (path === place ? [message] : []))).toEqual([]);
    });

    it('one that is wrong is told at its place', () => {
      const regime = regimeOf(code);
      const at = regime.cases.findIndex((document) => document.cases.some(({ kind }) => kind === 'scope'));
      const document = regime.cases[at]!;
      const index = document.cases.findIndex(({ kind }) => kind === 'scope');
      const worked = document.cases[index] as ScopeCase;
      const wrong = { ...worked, expect: worked.expect.inScope ? { inScope: false, rule: 'none' } : { inScope: true } };
      const cases = [{ ...document, cases: document.cases.map((one, place) => (place === index ? wrong : one)) }];
      const compiled = { ...askedOf(code), regime: { ...regime, cases } as Regime };
      const { findings } = proveRegime(compiled);
      expect(findings.filter((finding) => finding.code === 'case-failed').map(({ path }) => path)).toEqual([
        casePath(document, 0, index),
      ]);
    });
  });
});
