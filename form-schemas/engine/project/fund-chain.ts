import { yearOf, type Day } from '../day';
import type { AmountOfRows, CarryDocument, FundLinkDocument, YearAmount } from '../model/ledger';
import { fen, sumFen, type Fen } from '../money';
import type { CompiledRegime } from '../procedure/compiled';
import type { Facts } from '../value';
import { compileExpression } from '../expression/compile';
import { capsOf, type Cap } from './caps';
import type { Row } from './project';
import { counts } from './record-value';

/** One row's part of a link. */
export interface FundPart {
  /** Its id among all rows. */
  readonly row: string;
  readonly amount: Fen;
}

/** One link of the chain of a project's money, from the first reckoning to what is left over. Amounts in fen. */
export interface FundLink {
  readonly code: string;
  readonly title: string;
  /** Null: not known yet. Of rows that are not there yet as well. */
  readonly amount: Fen | null;
  /** Of a link that rows make up: each one's part, the oldest first. */
  readonly parts: readonly FundPart[];
  /** Of a link that a fact says: the facts on which it hangs, through what is computed. */
  readonly facts: readonly string[];
  /** Under what it stands: of the record or the fact. */
  readonly clause: readonly string[];
  /** Bounds on it, as far as facts say them. */
  readonly caps: readonly Cap[];
  /** Why there is no such amount in this regime; null: there may be one. */
  readonly silent: string | null;
}

/**
 * The chain of a project's money as its regime reads it (`regime.json#/ledger`), in its order. Nothing is reckoned here that a
 * fact or the rows do not say themselves: each link has one owner.
 *
 * @param facts of the project's main case, as it stands now
 * @param rows of the project, the oldest first
 * @param today what is carried over is of the years before it
 */
export function fundChain(regime: CompiledRegime, facts: Facts, rows: readonly Row[], today: Day): readonly FundLink[] {
  const links = regime.regime.ledger?.funds ?? [];
  if (links.length === 0) return [];
  const caps = capsOf(regime, facts);
  const read = regime.vocabulary.reader(facts);
  return links.map((link): FundLink => {
    const bounds = caps.filter(({ check }) => link.checks?.includes(check));
    const { code, title, silent = null } = link;
    const base = { code, title, clause: clauseOf(regime, link), caps: bounds, silent };
    if (silent !== null) return { ...base, amount: null, parts: [], facts: [] };
    if (link.carry) return { ...base, amount: carriedOver(regime, link.carry, rows, today), parts: [], facts: [] };
    if (link.rows) {
      const parts = amountsOf(regime, link.rows, rows);
      const amount = parts.length === 0 ? null : sumFen(parts.map((part) => part.amount));
      return { ...base, amount, parts, facts: [] };
    }
    const name = link.fact ?? '';
    const value = read(name);
    const amount = typeof value === 'number' && Number.isSafeInteger(value) ? (value as Fen) : null;
    return { ...base, amount, parts: [], facts: baseFacts(regime, name) };
  });
}

/**
 * What is carried over into the year of a day (上年结转): what was arranged for the years before it, without what was spent of it in
 * them. Null: nothing was arranged for them.
 */
export function carriedOver(
  regime: CompiledRegime,
  { arranged, spent }: CarryDocument,
  rows: readonly Row[],
  today: Day,
): Fen | null {
  const before = (amount: YearAmount): readonly Fen[] => {
    const years = new Map(rows.map((row) => [row.id, yearOfRow(row, amount, rows)]));
    return amountsOf(regime, amount, rows).flatMap((part) => {
      const year = years.get(part.row) ?? null;
      return year !== null && year < yearOf(today) ? [part.amount] : [];
    });
  };
  const [came, went] = [arranged.flatMap(before), spent.flatMap(before)];
  return came.length === 0 ? null : fen(sumFen(came) - sumFen(went));
}

function yearOfRow(row: Row, { year, aboutYear }: YearAmount, rows: readonly Row[]): number | null {
  if (year === undefined && aboutYear === undefined) return yearOf(row.on);
  const said = aboutYear === undefined ? row : rows.find(({ id }) => id === row.about);
  const name = aboutYear?.field ?? year ?? '';
  const value = said && Object.hasOwn(said.fields, name) ? said.fields[name] : null;
  return typeof value === 'number' ? value : null;
}

/** The rows that an amount is made of, each with its part; what has none of it is no part. */
export function amountsOf(
  regime: CompiledRegime,
  { record, amount, where }: AmountOfRows,
  rows: readonly Row[],
): readonly FundPart[] {
  const compiled = regime.records.get(record);
  if (!compiled) return [];
  return rows.flatMap((row): FundPart[] => {
    if (row.record !== record || !counts(compiled, where ? { where } : {}, row, null)) return [];
    const value = Object.hasOwn(row.fields, amount) ? row.fields[amount] : null;
    return typeof value === 'number' ? [{ row: row.id, amount: value as Fen }] : [];
  });
}

function clauseOf({ records, vocabulary }: CompiledRegime, { rows, fact }: FundLinkDocument): readonly string[] {
  return rows ? (records.get(rows.record)?.document.clause ?? []) : (vocabulary.facts.get(fact ?? '')?.clause ?? []);
}

/** The facts on which one hangs, through what is computed. */
function baseFacts({ vocabulary }: CompiledRegime, name: string): readonly string[] {
  const met = new Set<string>();
  const look = (one: string): readonly string[] => {
    const fact = vocabulary.facts.get(one);
    if (!fact || met.has(one)) return [];
    met.add(one);
    return fact.owner.kind === 'computed'
      ? (compileExpression(fact.owner.expression, vocabulary.scope).value?.dependencies ?? []).flatMap(look)
      : [one];
  };
  return look(name);
}
