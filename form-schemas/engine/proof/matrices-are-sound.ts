import type { Finding } from '../finding';
import { analyse } from '../matrix/analyse';
import type { ProofRule } from './rule';

/** Each matrix decides every case of its columns' domains, and a `unique` one decides it once. */
export const rule: ProofRule = {
  code: 'matrices-are-sound',
  title: '矩阵在取值范围内不留空档、不重叠，没有用不到的行',
  needs: 'compiled',
  prove: (compiled) =>
    [...compiled.matrices.values()].flatMap((matrix): readonly Finding[] => analyse(matrix).findings),
};
