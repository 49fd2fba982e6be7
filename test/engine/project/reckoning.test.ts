import fc from 'fast-check';
import { executionRate, rateText } from '../../../form-schemas/engine/project/execution-rate';
import { likeness, PairNumbers } from '../../../form-schemas/engine/project/likeness';

describe('what was executed of what was budgeted', () => {
  const rate = (executed: bigint, budgeted: bigint) => {
    const found = executionRate(executed, budgeted);
    return found === null ? null : rateText(found);
  };

  // 2023年度绩效评价结果二: in fen, of 万元 with two decimals.
  it('is as the evaluation of 2023 printed it', () => {
    expect(rate(2_811_470_000n, 3_400_060_000n)).toBe('82.69');
    expect(rate(10_752_130_000n, 10_931_320_000n)).toBe('98.36');
  });

  it('has two decimals, half-up at the very half', () => {
    expect(rate(1n, 20_000n)).toBe('0.01');
    expect(rate(1n, 20_001n)).toBe('0.00');
    expect(rate(2n, 3n)).toBe('66.67');
    expect(rate(15n, 10n)).toBe('150.00');
    expect(rate(0n, 5n)).toBe('0.00');
    expect(rate(-1n, 3n)).toBe('-33.33');
  });

  it('is nothing where nothing was budgeted', () => {
    expect([rate(5n, 0n), rate(0n, 0n), rate(5n, -1n)]).toEqual([null, null, null]);
  });

  it('is never further than half a hundredth of a percent from the true part', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 30n), fc.bigInt(1n, 10n ** 30n), (executed, budgeted) => {
        const found = executionRate(executed, budgeted) ?? -1n;
        const off = found * budgeted - executed * 10_000n;
        expect(off * 2n <= budgeted && off * 2n > -budgeted).toBe(true);
      }),
    );
  });
});

describe('how alike two names are', () => {
  it('says the words in common, and is whole for the same name', () => {
    expect(likeness('应急物资调度系统', '应急物资调度系统')).toEqual({ hundredths: 100, shared: ['应急物资调度系统'] });
    // Seven pairs each, of which 应急, 急物, 物资, 系统 are in both: 8 of 14.
    expect(likeness('应急物资调度系统', '应急物资储备系统')).toEqual({ hundredths: 57, shared: ['应急物资', '系统'] });
  });

  it('is nothing for what has no pair of characters in common, whatever stands between them', () => {
    expect(likeness('停车场', '排水')).toEqual({ hundredths: 0, shared: [] });
    expect(likeness('应、急', '应急')).toEqual({ hundredths: 0, shared: [] });
    expect(likeness('', '应急')).toEqual({ hundredths: 0, shared: [] });
  });

  it('leaves out what most names have', () => {
    const against = (...names: readonly string[]) => {
      const numbers = new PairNumbers();
      return numbers.sharesOf(
        numbers.of('停车系统'),
        names.map((name) => numbers.of(name)),
      );
    };
    const { shares, common } = against('停车系统', '排水系统', '教务系统');
    // 系统 in all three: what is left is 停车 and 车系 of each, the same, or nothing of them.
    expect([[...common], shares]).toEqual([['系统'], [100, 0, 0]]);
    expect(likeness('停车系统', '排水系统', common)).toEqual({ hundredths: 0, shared: [] });
    // 停车 of 停车, 车系 and of 停车, 车库, 库系: two of five. A word is shown whole.
    expect(likeness('停车系统', '停车库系统', common)).toEqual({ hundredths: 40, shared: ['停车'] });
    expect(likeness('道路停车系统', '机场停车系统', common).shared).toEqual(['停车系统']);
    // Of two nothing is usual: 系统 of 停车, 车系, 系统 and of 排水, 水系, 系统 is two of six.
    expect(against('停车系统', '排水系统')).toEqual({ shares: [100, 33], common: new Set() });
    // Two of four have it: that is not more than half.
    expect([...against('停车系统', '排水系统', '教务', '路灯').common]).toEqual([]);
  });

  it('counts the same for many at once as for each alone', () => {
    const text = fc.string({ unit: fc.constantFrom('停', '车', '排', '水', '库', ' '), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 6 }), (one, others) => {
        const numbers = new PairNumbers();
        const { shares, common } = numbers.sharesOf(
          numbers.of(one),
          others.map((other) => numbers.of(other)),
        );
        expect(shares).toEqual(others.map((other) => likeness(one, other, common).hundredths));
      }),
    );
  });

  it('does not mind capitals, and is the same both ways', () => {
    expect(likeness('OA办公', 'oa办公').hundredths).toBe(100);
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(likeness(one, other).hundredths).toBe(likeness(other, one).hundredths);
      }),
    );
  });
});
