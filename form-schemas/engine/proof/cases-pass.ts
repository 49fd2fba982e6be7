import { runCase } from './run-case';
import type { ProofRule } from './rule';

/** Every worked case comes out as written down. */
export const rule: ProofRule = {
  code: 'cases-pass',
  title: '算例全部通过',
  needs: 'compiled',
  prove: (compiled) =>
    compiled.regime.cases.flatMap((document, index) =>
      document.cases.flatMap((worked, number) =>
        runCase(compiled, worked).findings.map((finding) => ({ ...finding, path: `cases#/${index}/cases/${number}` })),
      ),
    ),
};
