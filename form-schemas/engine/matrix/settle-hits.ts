import { add, compareExact, exactFromText, exactToText, type Exact } from '../expression/exact';
import type { ChainStepDocument, MatrixDocument, MatrixRow } from '../model/matrix';
import type { MatrixDecision } from './compiled-matrix';

/**
 * What a table decides where these rows apply (one or several, in the order of the document); null where its policy
 * does not allow several. See {@link HitPolicy} for what each policy means of chains and numbers.
 */
export function settleHits(document: MatrixDocument, hit: readonly MatrixRow[]): MatrixDecision | null {
  const [only] = hit;
  switch (document.hit) {
    case 'unique':
      return only && hit.length === 1 ? decisionOf([only]) : null;
    case 'any': {
      const chains = new Set(hit.map((row) => JSON.stringify(row.chain)));
      return chains.size === 1 ? decisionOf(hit) : null;
    }
    case 'first':
      return decisionOf(hit.slice(0, 1));
    case 'priority':
      return decisionOf(inOrder(document, hit).slice(0, 1));
    case 'output-order':
      return decisionOf(inOrder(document, hit));
    case 'rule-order':
    case 'collect':
      return decisionOf(hit);
    case 'collect-count':
      return { ...decisionOf(hit), number: String(hit.length) };
    case 'collect-sum':
      return withNumber(hit, sumOf(hit));
    case 'collect-min':
    case 'collect-max': {
      const least = extreme(hit, document.hit === 'collect-min' ? -1 : 1);
      return withNumber(
        least === null ? hit : hit.filter((row) => numberOf(row) !== null && compareExact(numberOf(row)!, least) === 0),
        least,
      );
    }
  }
}

/** Rows by `priorities`; one that is not there comes last. */
export function inOrder(document: MatrixDocument, rows: readonly MatrixRow[]): readonly MatrixRow[] {
  const priorities = document.priorities ?? [];
  const rank = ({ id }: MatrixRow): number => {
    const at = priorities.indexOf(id);
    return at < 0 ? priorities.length : at;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

/** The chains of rows one after the other: whoever has done a step need not do the same again. */
function decisionOf(rows: readonly MatrixRow[]): MatrixDecision {
  const [only] = rows;
  return {
    rows: rows.map(({ id, clause }) => ({ id, clause })),
    chain: rows.length === 1 && only ? only.chain : joined(rows),
  };
}

function joined(rows: readonly MatrixRow[]): readonly ChainStepDocument[] {
  const steps = new Map<string, ChainStepDocument>();
  for (const row of rows) {
    for (const step of row.chain) {
      const text = JSON.stringify(step);
      if (!steps.has(text)) steps.set(text, step);
    }
  }
  return [...steps.values()];
}

function withNumber(rows: readonly MatrixRow[], number: Exact | null): MatrixDecision {
  return { ...decisionOf(rows), ...(number === null ? {} : { number: exactToText(number) }) };
}

function numberOf(row: MatrixRow): Exact | null {
  return row.number === undefined ? null : exactFromText(row.number);
}

function sumOf(rows: readonly MatrixRow[]): Exact | null {
  return rows.reduce<Exact | null>((sum, row) => {
    const number = numberOf(row);
    return sum === null || number === null ? null : add(sum, number);
  }, 0);
}

function extreme(rows: readonly MatrixRow[], sign: 1 | -1): Exact | null {
  return rows.reduce<Exact | null>((best, row) => {
    const number = numberOf(row);
    if (number === null) return best;
    return best === null || compareExact(number, best) * sign > 0 ? number : best;
  }, null);
}
