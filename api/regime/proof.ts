import type { Finding, Regime } from '../../form-schemas/engine';

/** What proving files has come to. */
export interface Proof {
  /** Whose regime it is; null where it does not compile. It may be published when no finding is an error. */
  readonly head: Pick<Regime, 'code' | 'title' | 'jurisdiction' | 'extends'> | null;
  readonly findings: readonly Finding[];
}

/** Why there is no proof. Not remembered: the next attempt may find more time. */
export class NoProof extends Error {
  constructor(readonly finding: Finding) {
    super(finding.message);
    this.name = 'NoProof';
  }
}

export function tooLong(limitMs: number): NoProof {
  const seconds = limitMs / 1_000;
  const message = `验证超过了 ${seconds} 秒的时限，已中止，什么也没有保存：请精简重叠的矩阵行或过大的文件`;
  return new NoProof({ code: 'proof-too-long', severity: 'error', message, parameters: { seconds } });
}

export function tooBusy(): NoProof {
  const message = '正在验证的制度已满，请稍后再试';
  return new NoProof({ code: 'proof-busy', severity: 'error', message });
}
