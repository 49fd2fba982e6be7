import { judgeBudget } from '../../api/application/judge-budget';
import { toGlobalId } from '../../api/platform/global-id';
import type { CaseState, CompiledRegime } from '../../form-schemas/engine';
import { compileRegime } from '../../form-schemas/engine/compiled-regime';
import { CONFIRM, CORRECT, inForce, run, WITHDRAW, type Line } from '../support/ask-budget';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { cappedByBudget, regimeFiles } from '../support/given-regime';
import { ToldCity } from '../support/told-city';

/** A budget that is lessened below what has been taken out of it; and what one act takes out of it in several rows. */

let given: GivenServer;
beforeAll(async () => {
  given = await givenServer();
});
afterAll(() => given?.close());

const GENERAL = 'city-budget';

interface Found {
  readonly lines: number;
  readonly findings: readonly (readonly [string, string, string | null, string])[];
}

/** Lessens a line, or withdraws it, as one proposes and another confirms. */
async function lessened(
  [by, other]: readonly [TestClient, TestClient],
  { id, version }: Line,
  amount: string | null,
): Promise<Found> {
  const which = { id, expectedVersion: version, reason: '压减' };
  const proposed = amount === null ? await run(by, WITHDRAW, which) : await run(by, CORRECT, { ...which, amount });
  const { lines, findings } = await run(other, CONFIRM, { lines: [{ id, expectedVersion: proposed.line?.version }] });
  return {
    lines: lines?.length ?? 0,
    findings: findings.map(({ code, severity, article, message }) => [code, severity, article, message] as const),
  };
}

// 实施办法第五条: the group arranges each year's funds; the text bounds no arrangement by them.
describe('in a city whose text bounds nothing by the budget', () => {
  let city: ToldCity;
  let hands: readonly [TestClient, TestClient];
  let line: Line;
  const granted = (amount: string, year = 2026) => ({
    record: 'funds',
    on: '2026-03-01',
    fields: { kind: 'grant', year, amount },
  });

  beforeAll(async () => {
    city = await ToldCity.found(given, '910091', '2026-01-05', regimeFiles('chenzhou'));
    await city.recordedBefore([granted('300000.00'), granted('200000.00'), granted('900000.00', 2025)] as never);
    hands = [await city.client('funds-group'), await city.client('office')];
    line = await inForce(...hands, { year: 2026, source: '市财政', amount: '600000.00' });
  });

  it('a line is lessened to exactly what is taken without a word', async () => {
    expect(await lessened(hands, line, '500000.00')).toEqual({ lines: 1, findings: [] });
  });

  it('one fen less is confirmed with a warning that has the figures and the article', async () => {
    const found = await lessened(hands, { ...line, version: line.version + 2 }, '499999.99');
    expect(found).toEqual({
      lines: 1,
      findings: [
        [
          'budget-below-taken',
          'WARNING',
          expect.stringContaining('第五条') as string,
          expect.stringMatching(/^2026年预算将为499,?999\.99元，低于已有.+50万元，差0\.01元$/) as string,
        ],
      ],
    });
  });

  it('so is the withdrawal of the only line of a unit, within the whole and of the unit', async () => {
    const unit = toGlobalId('Organisation', city.unit.id);
    const own = await inForce(...hands, { year: 2025, source: '市财政', organisationId: unit, amount: '900000.00' });
    await inForce(...hands, { year: 2025, source: '市财政', number: '追加', amount: '900000.00' });
    const { lines, findings } = await lessened(hands, own, null);
    expect([lines, findings.map(([, severity, , message]) => [severity, message])]).toEqual([
      1,
      [['WARNING', expect.stringMatching(/^2025年市教育局预算将为0元，低于已有.+90万元，差90万元$/) as string]],
    ]);
  });
});

describe('in a city that bounds what is arranged by the budget', () => {
  let regime: CompiledRegime;
  let city: ToldCity;
  let hands: readonly [TestClient, TestClient];

  beforeAll(async () => {
    city = await ToldCity.found(given, '910092', '2026-01-05', cappedByBudget(regimeFiles('dazhou')));
    const compiled = compileRegime(city.regime).value;
    if (!compiled) throw new Error('does not compile');
    regime = compiled;
    await city.recordedBefore([
      {
        record: 'allocation',
        on: '2026-03-01',
        fields: { kind: 'construction', year: 2026, amount: '300000.00', source: GENERAL },
      },
    ] as never);
    hands = [await city.client('finance-bureau'), await city.client('digital-bureau')];
  });

  it('the whole is not lessened by one fen below it; the part of a unit is, with a warning', async () => {
    const unit = toGlobalId('Organisation', city.unit.id);
    const own = await inForce(...hands, {
      year: 2026,
      source: GENERAL,
      organisationId: unit,
      amount: '200000.00',
    });
    const rest = await inForce(...hands, { year: 2026, source: GENERAL, amount: '200000.00' });
    const refused = await lessened(hands, rest, '99999.99');
    expect([
      refused.lines,
      refused.findings.filter(([, severity]) => severity === 'ERROR').map(([code]) => code),
    ]).toEqual([0, ['budget-below-taken']]);
    const part = await lessened(hands, own, '100000.00');
    expect([part.lines, part.findings.map(([, severity, , message]) => [severity, message])]).toEqual([
      1,
      [
        [
          'WARNING',
          expect.stringMatching(
            /^2026年“市级财政预算资金”市教育局预算将为10万元，低于已有.+30万元，差20万元$/,
          ) as string,
        ],
      ],
    ]);
  });

  describe('one act that writes several rows', () => {
    type WrittenRow = CaseState['rows'][number];
    const row = (amount: number, year = 2027, source = GENERAL): WrittenRow =>
      ({
        id: `${amount}-${year}`,
        record: 'allocation',
        on: '2027-01-05',
        fields: { kind: 'construction', year, amount, source },
      }) as never;
    const judged = async (rows: readonly WrittenRow[]): Promise<readonly string[]> => {
      const before = { rows: [] } as unknown as CaseState;
      const after = { rows, ended: { outcome: 'arranged' } } as unknown as CaseState;
      const findings = await (
        await city.holder('finance-bureau')
      ).acts((ctx) => judgeBudget(ctx, regime, { before, after, isFiled: false }));
      return findings.map(({ message }) => message);
    };

    beforeAll(async () => {
      await inForce(...hands, { year: 2027, source: GENERAL, amount: '1000000.00' });
      await inForce(...hands, { year: 2027, source: 'local-bond', amount: '400000.00' });
    });

    it('is judged by all of them together: at the bound it fits, one fen above it does not', async () => {
      expect(await judged([row(60_000_000), row(40_000_000)])).toEqual([]);
      expect(await judged([row(59_999_999), row(40_000_000)])).toEqual([]);
      expect(await judged([row(60_000_000), row(40_000_001)])).toEqual([
        expect.stringMatching(/加上本次1,?000,?000\.01元，超过预算0\.01元$/) as string,
      ]);
    });

    it('of each source and year by itself, what gives back taken off', async () => {
      expect(await judged([row(100_000_000), row(40_000_000, 2027, 'local-bond')])).toEqual([]);
      expect(await judged([row(110_000_000), row(-10_000_000)])).toEqual([]);
      expect(await judged([row(110_000_001), row(-10_000_000)])).toHaveLength(1);
    });
  });
});
