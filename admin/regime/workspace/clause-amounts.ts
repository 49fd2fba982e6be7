import {
  parseUnary,
  wordMoney,
  type Fact,
  type Fen,
  type Finding,
  type MatrixDocument,
  type MatrixRow,
  type Regime,
} from '../../../form-schemas/engine';
import { readAmount } from '../../../form-schemas/engine/matrix/amount-words';
import { t } from '../../i18n/t';

const MONEY = { kind: 'money' } as const;

/**
 * Rows of matrices that cite clauses which speak of amounts, but of others than the row: a limit was moved and the
 * clause was not, or the wrong one is cited. Columns that are plain amounts only; a bound that is the column's own domain
 * need not stand in every clause.
 *
 * Findings: `row-amount-not-in-clause` (warning).
 */
export function foreignAmounts(regime: Regime): readonly Finding[] {
  const rules = new Map(regime.clauses.map((clause) => [clause.id, clause]));
  const facts = new Map(regime.facts.map((fact) => [fact.name, fact]));
  return regime.matrices.flatMap((matrix) =>
    matrix.rows.flatMap((row, index) => {
      const cited = row.clause.flatMap((id) => rules.get(id) ?? []);
      const said = new Set(cited.flatMap(({ rule }) => amountsIn(rule)));
      if (said.size === 0) return [];
      const speaking = cited.filter(({ rule }) => amountsIn(rule).length > 0);
      return amountsOfRow(matrix, row, facts).flatMap(({ column, title, amounts }): readonly Finding[] => {
        const foreign = amounts.filter((amount) => !said.has(amount));
        if (foreign.length === 0) return [];
        return [
          {
            code: 'row-amount-not-in-clause',
            severity: 'warning',
            path: `matrices/${matrix.code}.json#/rows/${index}/when/${column}`,
            clause: speaking.map(({ id }) => id),
            article: speaking.map(({ article }) => article).join(t('、')),
            message: t('“{{title}}”用到 {{foreign}}，而所引{{article}}写的是：{{rule}}', {
              title,
              foreign: foreign.map((amount) => wordMoney(amount)).join(t('、')),
              article: speaking.map(({ article }) => article).join(t('、')),
              rule: speaking.map(({ rule }) => rule).join(t('；')),
            }),
          },
        ];
      });
    }),
  );
}

interface Used {
  readonly column: string;
  readonly title: string;
  readonly amounts: readonly Fen[];
}

function amountsOfRow(matrix: MatrixDocument, row: MatrixRow, facts: ReadonlyMap<string, Fact>): readonly Used[] {
  return matrix.inputs.flatMap(({ code, title, expression, domain }) => {
    const fact = facts.get(expression.trim());
    if (fact?.type !== 'money') return [];
    const outer = new Set([...boundsOf(domain), ...boundsOf(fact.domain)]);
    const amounts = boundsOf(row.when[code]).filter((amount) => !outer.has(amount));
    return amounts.length === 0 ? [] : [{ column: code, title, amounts }];
  });
}

/** The amounts that stand in a cell, in fen. */
function boundsOf(cell: string | undefined): readonly Fen[] {
  const tests = cell === undefined ? null : parseUnary(cell, MONEY).value;
  const all = (tests?.tests ?? []).flatMap((test) => (test.kind === 'equal' ? [test.value] : [test.low, test.high]));
  return [...new Set(all.filter((value): value is Fen => typeof value === 'number'))];
}

/** More than any amount takes, so that a long text stays quick to read. */
const LONGEST = 40;

/** The amounts that a text speaks of, in fen. */
export function amountsIn(text: string): readonly Fen[] {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, '');
  const found: Fen[] = [];
  for (let at = 0; at < plain.length;) {
    const amount = readAmount(plain.slice(at, at + LONGEST));
    if (amount?.kind === 'money' && typeof amount.value === 'number') found.push(amount.value as Fen);
    at += amount?.length ?? 1;
  }
  return found;
}
