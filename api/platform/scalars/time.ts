import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { parseDay, type Day } from '../../../form-schemas/engine/day';

const EAST_8_MS = 8 * 60 * 60 * 1000;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

function refuse(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** The calendar day of an instant in Asia/Shanghai, which has had no summer time since 1991. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + EAST_8_MS).toISOString().slice(0, 10) as Day;
}

function readDay(given: unknown): Day {
  const { value, findings } = parseDay(given);
  if (value === null) throw refuse(findings[0]?.message ?? '日期不合要求');
  return value;
}

export const DayScalar = new GraphQLScalarType<Day, string>({
  name: 'Day',
  description: '日期：YYYY-MM-DD（北京时间），须真实存在',
  serialize: (value) => value as string,
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
});

function readInstant(given: unknown): Date {
  const match = typeof given === 'string' ? INSTANT.exec(given) : null;
  const instant = match && parseDay(match[1]).value !== null ? new Date(match[0]) : null;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw refuse(`时刻须带时区，如 2026-11-20T09:00:00+08:00；所给为“${String(given).slice(0, 40)}”`);
  }
  return instant;
}

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: '时刻：ISO 8601，一律以 +08:00 给出',
  serialize: (value) => {
    if (!(value instanceof Date)) throw new TypeError('DateTime expects a Date');
    return `${new Date(value.getTime() + EAST_8_MS).toISOString().slice(0, -1)}+08:00`;
  },
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});
