import {
  decide,
  didYouMean,
  found,
  isFine,
  readFacts,
  type CompiledRegime,
  type Json,
  type MatrixDecision,
  type Outcome,
} from '../../form-schemas/engine';
import { cite } from './cite';

/** Asks one matrix about facts in JSON form. Null with findings where the facts do not decide. */
export function decideMatrix(regime: CompiledRegime, code: string, facts: Json): Outcome<MatrixDecision | null> {
  const matrix = regime.matrices.get(code);
  if (!matrix) {
    const message = `没有审批矩阵“${code.slice(0, 40)}”${didYouMean(code.slice(0, 64), regime.matrices.keys())}`;
    return found(null, [{ code: 'matrix-unknown', severity: 'error', message, path: 'matrix' }]);
  }
  const read = readFacts(regime.vocabulary, facts);
  if (!isFine(read.findings)) return found(null, cite(regime, read.findings));
  const decision = decide(matrix, regime.vocabulary.reader(read.value));
  return found(decision.value, cite(regime, [...read.findings, ...decision.findings]));
}
