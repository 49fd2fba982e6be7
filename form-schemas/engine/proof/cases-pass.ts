import type { Finding } from '../finding';
import type { CompiledRegime } from '../procedure/compiled';
import { runCase } from './run-case';
import { casePath, type ProofRule } from './rule';

/** Every worked case comes out as written down. */
export const rule: ProofRule = {
  code: 'cases-pass',
  title: '算例全部通过',
  needs: 'compiled',
  prove: (compiled) => [...failedCases(compiled).values()].flat(),
};

/** Runs every worked case once: what stands against those that fail, by their place. */
export function failedCases(compiled: CompiledRegime): ReadonlyMap<string, readonly Finding[]> {
  const failed = new Map<string, readonly Finding[]>();
  compiled.regime.cases.forEach((document, index) =>
    document.cases.forEach((worked, number) => {
      const path = casePath(document, index, number);
      const findings = runCase(compiled, worked).findings.map((finding) => ({ ...finding, path }));
      if (findings.length > 0) failed.set(path, findings);
    }),
  );
  return failed;
}
