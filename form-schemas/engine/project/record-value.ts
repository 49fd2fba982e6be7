import { same } from '../expression/compare';
import { add, compareExact, isExact } from '../expression/exact';
import { storable } from '../expression/storable';
import type { Fact, FactOwner } from '../model/fact';
import type { CompiledRecord, CompiledRegime } from '../procedure/compiled';
import type { Json, Type, Value } from '../value';
import { readValue } from '../vocabulary/read-value';
import type { Row } from './project';

type RecordsOwner = Extract<FactOwner, { readonly kind: 'records' }>;

/**
 * What the rows of a record say of a fact: exact sums (money in fen), never a float. `sum` and `count` of no rows are 0,
 * `exists` is false, the others are null (`list` is empty). A row that lacks the field is no part of a sum, a list or an
 * extreme; one that was written empty on purpose does not make a sum unknown.
 */
export function recordValue(
  regime: CompiledRegime,
  fact: Fact,
  owner: RecordsOwner,
  rows: readonly Row[],
  about: string | null,
): Value {
  const record = regime.records.get(owner.record);
  if (!record) return null;
  const counted = rows.filter((row) => row.record === owner.record && counts(record, owner, row, about));
  switch (owner.operation) {
    case 'count':
      return counted.length;
    case 'exists':
      return counted.length > 0;
    default:
  }
  const ordered = owner.orderedBy === undefined ? counted : inOrder(counted, owner.orderedBy);
  const values = ordered.map((row) => fieldOf(row, owner.of ?? '')).filter((value) => value !== null);
  const type = regime.vocabulary.typeOf(fact.name);
  switch (owner.operation) {
    case 'sum': {
      const sum = values.reduce<Value>(
        (total, value) => (isExact(total) && isExact(value) ? add(total, value) : null),
        0,
      );
      return type === undefined ? null : storable(type, sum);
    }
    case 'list':
      return values;
    case 'first':
      return values[0] ?? null;
    case 'latest':
      return values.at(-1) ?? null;
    case 'min':
      return extreme(values, -1);
    case 'max':
      return extreme(values, 1);
  }
}

/** Whether a row is one of those that are asked for. */
export function counts(
  record: CompiledRecord,
  owner: Pick<RecordsOwner, 'state' | 'sameAbout' | 'where'>,
  row: Row,
  about: string | null,
): boolean {
  if (owner.state === 'open' && row.closedOn !== null) return false;
  if (owner.state === 'closed' && row.closedOn === null) return false;
  // What is about nothing shares its row with nobody.
  if (owner.sameAbout && (about === null || row.about !== about)) return false;
  return hasValues(record, owner.where, row.fields);
}

/** Whether fields have the values, or one of the values, that are asked for. */
export function hasValues(record: CompiledRecord, where: RecordsOwner['where'], fields: Row['fields']): boolean {
  return Object.entries(where ?? {}).every(([name, wanted]) => {
    const type = record.fields.get(name)?.type;
    const options: readonly Json[] = Array.isArray(wanted) ? (wanted as readonly Json[]) : [wanted as Json];
    return type !== undefined && options.some((option) => isSame(type, option, fieldOf({ fields }, name)));
  });
}

/** Rows that have a date, by it; those of one date as they were written. */
function inOrder(rows: readonly Row[], field: string): readonly Row[] {
  const dated = rows.flatMap((row) => {
    const day = fieldOf(row, field);
    return typeof day === 'string' ? [{ row, day }] : [];
  });
  return dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ row }) => row);
}

function isSame(type: Type, wanted: Json, value: Value): boolean {
  const read = readValue(type, wanted, 'where');
  return read.findings.length === 0 && same(read.value, value);
}

function fieldOf(row: Pick<Row, 'fields'>, name: string): Value {
  return Object.hasOwn(row.fields, name) ? (row.fields[name] ?? null) : null;
}

/** The lowest (−1) or highest (1) of numbers or of days. */
function extreme(values: readonly Value[], sign: -1 | 1): Value {
  return values.reduce<Value>((best, value) => {
    if (best === null) return value;
    const order =
      typeof value === 'string' && typeof best === 'string'
        ? value < best
          ? -1
          : 1
        : isExact(value) && isExact(best)
          ? compareExact(value, best)
          : 0;
    return order * sign > 0 ? value : best;
  }, null);
}
