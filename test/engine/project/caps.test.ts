import { capsOf, runCheck, type CompiledRegime, type Facts, type Fen } from '../../../form-schemas/engine';
import { listRegimes } from '../../../form-schemas/files/find-regime';
import { askedOf } from '../../support/regime-of';

/** Bounds on amounts, found from the checks: against the regulation's own numbers, and against the checks themselves. */

const yuan = (amount: number): Fen => (amount * 100) as Fen;
const capOf = (regime: CompiledRegime, facts: Facts, check: string) =>
  capsOf(regime, facts).filter((cap) => cap.check === check);

describe('bounds of Dazhou', () => {
  const regime = askedOf('dazhou');

  it('contracts may come to the approved estimate (第三十八条): what is signed counts, the rest fits', () => {
    const facts = {
      approvedEstimate: yuan(5_000_000),
      contractsTotal: yuan(3_200_000),
      supplementsTotal: yuan(100_000),
    };
    expect(capOf(regime, facts, 'contract-within-estimate')).toEqual([
      {
        check: 'contract-within-estimate',
        effect: 'block',
        amount: 'contractAmount',
        used: yuan(3_300_000),
        bound: yuan(5_000_000),
        headroom: yuan(1_700_000),
      },
    ]);
  });

  it('the contract that was filed last is among those that are signed: it does not count twice', () => {
    const signed = {
      approvedEstimate: yuan(1_790_000),
      contractsTotal: yuan(1_600_000),
      supplementsTotal: yuan(100_000),
    };
    expect(capOf(regime, { ...signed, contractAmount: yuan(1_600_000) }, 'contract-within-estimate')).toMatchObject([
      { amount: 'contractAmount', used: yuan(1_700_000), headroom: yuan(90_000) },
    ]);
  });

  it('what is passed already has less than nothing left', () => {
    const facts = { approvedEstimate: yuan(1_000), contractsTotal: yuan(1_000), supplementsTotal: 1 };
    expect(capOf(regime, facts, 'contract-within-estimate')).toMatchObject([{ headroom: -1 }]);
  });

  it('own adjustments may move 15 of 100 (第四十一条): a fraction of a fen does not fit', () => {
    expect(capOf(regime, { approvedTotal: 100_000_007, ownAdjustmentsTotal: 0 }, 'own-adjustment-share')).toEqual([
      {
        check: 'own-adjustment-share',
        effect: 'warn',
        amount: 'movedAmount',
        used: 0,
        bound: 15_000_001,
        headroom: 15_000_001,
      },
    ]);
  });

  it('what is not known yet bounds nothing', () => {
    expect(capOf(regime, { contractsTotal: 0, supplementsTotal: 0 }, 'contract-within-estimate')).toEqual([]);
    expect(capsOf(regime, {})).toEqual([]);
  });
});

describe.each(listRegimes())('every bound of %s', (code) => {
  const regime = askedOf(code);

  // Changsha's documents bound no amount by another.
  const hasBounds = code !== 'changsha';

  it('is the last fen that its check lets pass, whatever the sums are', () => {
    const money = [...regime.vocabulary.facts.values()].filter(
      ({ type, owner }) => type === 'money' && owner.kind !== 'computed',
    );
    let tried = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const facts: Facts = Object.fromEntries(
        money.flatMap(({ name, owner }, at) =>
          // Of what forms give, about half is yet to come.
          owner.kind === 'form' && (seed * 31 + at * 17) % 4 < 2 ? [] : [[name, amount(seed, at)]],
        ),
      );
      for (const { check, amount: name, headroom } of capsOf(regime, facts)) {
        const compiled = regime.checks.get(check);
        if (name === null || !compiled || headroom < 0) continue;
        const verdict = (fen: number) => runCheck(compiled, regime.vocabulary, { ...facts, [name]: fen }).verdict;
        // What else the check asks may decide it; the bound may only be the reason.
        if (verdict(0) !== 'pass' || verdict(headroom) === 'not-applicable') continue;
        tried += 1;
        expect([check, seed, verdict(headroom)]).toEqual([check, seed, 'pass']);
        expect([check, seed, verdict(headroom + 1)]).not.toEqual([check, seed, 'pass']);
      }
    }
    expect(tried > 0).toBe(hasBounds);
  });
});

/** Small and large sums without a pattern, the same in every run. */
function amount(seed: number, at: number): number {
  return ((seed * 7_919 + at * 104_729) % 9_973) ** 2 % 90_000_001;
}
