import { proveWords } from '../matrix/prove-words';
import type { ProofRule } from './rule';

/** A cell means what the regulation's own words say, under what it says of 以上 and 以下. */
export const rule: ProofRule = {
  code: 'rows-mean-their-words',
  title: '矩阵各行的条件与条文用语一致',
  needs: 'compiled',
  prove: (compiled) =>
    [...compiled.matrices.values()].flatMap((matrix) => proveWords(matrix, compiled.regime.bounds).findings),
};
