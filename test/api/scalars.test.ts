import { GraphQLError, parseValue } from 'graphql';
import fc from 'fast-check';
import { MAX_FEN } from '../../form-schemas/engine/money';
import { JsonScalar, RegimeDocumentScalar } from '../../api/platform/scalars/json';
import { fenColumn, MoneyScalar } from '../../api/platform/scalars/money';
import { DateTimeScalar, dayOf, DayScalar } from '../../api/platform/scalars/time';

const nested = (levels: number): unknown => (levels === 1 ? [] : [nested(levels - 1)]);

describe('Money', () => {
  it.each([
    ['2000000.00', 200_000_000],
    ['0.5', 50],
    ['-3', -300],
    ['1000000000000.00', MAX_FEN],
  ])('reads %s yuan as %i fen', (yuan, fen) => expect(MoneyScalar.parseValue(yuan)).toBe(fen));

  it.each([2_000_000, '0.001', '1e6', '１２', '1,000.00', '1000000000000.01', '', null, true])(
    'refuses %j',
    (given) => {
      expect(() => MoneyScalar.parseValue(given)).toThrow(GraphQLError);
    },
  );

  it('refuses a number literal, which has been a double in other clients', () => {
    expect(() => MoneyScalar.parseLiteral(parseValue('2000000.00'), {})).toThrow(GraphQLError);
    expect(MoneyScalar.parseLiteral(parseValue('"2000000.00"'), {})).toBe(200_000_000);
  });

  it('survives writing and reading, and the column’s text, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_FEN, max: MAX_FEN }), (amount) => {
        expect(MoneyScalar.parseValue(MoneyScalar.serialize(amount))).toBe(amount);
        expect(fenColumn.from(fenColumn.to(amount as typeof MAX_FEN) ?? null)).toBe(amount);
      }),
    );
  });

  it('refuses a stored amount beyond what a number holds exactly', () => {
    expect(() => fenColumn.from('9007199254740993')).toThrow(RangeError);
  });
});

describe('JSON', () => {
  it('may nest sixteen levels, hold five thousand keys and a million characters', () => {
    expect(JsonScalar.parseValue(nested(16))).toBeDefined();
    expect(() => JsonScalar.parseValue(nested(17))).toThrow('16 层');
    expect(JsonScalar.parseValue(Array(5_000).fill(1))).toHaveLength(5_000);
    expect(() => JsonScalar.parseValue(Array(5_001).fill(1))).toThrow('5000 个');
    expect(() => JsonScalar.parseValue('x'.repeat(1_000_001))).toThrow('1000000 个字符');
    expect(RegimeDocumentScalar.parseValue(nested(64))).toBeDefined();
    expect(() => RegimeDocumentScalar.parseValue(nested(65))).toThrow('64 层');
  });

  it.each(['__proto__', 'prototype', 'constructor'])('refuses the key %s, as value and as literal', (key) => {
    expect(() => JsonScalar.parseValue(JSON.parse(`{"a":[{"${key}":{"polluted":true}}]}`))).toThrow(key);
    expect(() => JsonScalar.parseLiteral(parseValue(`{a: [{${key}: {polluted: true}}]}`), {})).toThrow(key);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('time', () => {
  it('is shown in +08:00', () => {
    expect(DateTimeScalar.serialize(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21T00:00:00.000+08:00');
  });

  it.each(['2026-11-20T09:00:00', '2026-02-30T09:00:00Z', '2026-11-20', 1_700_000_000, null])(
    'refuses the moment %j',
    (given) => {
      expect(() => DateTimeScalar.parseValue(given)).toThrow(GraphQLError);
    },
  );

  it.each(['2026-02-29', '20261120', '2026-13-01', null])('refuses the day %j', (given) => {
    expect(() => DayScalar.parseValue(given)).toThrow(GraphQLError);
  });

  it('changes the day at midnight in Shanghai', () => {
    expect(dayOf(new Date('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20');
    expect(dayOf(new Date('2026-11-20T16:00:00.000Z'))).toBe('2026-11-21');
  });
});
