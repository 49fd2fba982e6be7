import type { CaseState, CompiledRegime, Finding } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { filesIn } from './files-in';

/**
 * Whether the files of a case come to more than a case may hold, by what its answers name (sizes that were held against the
 * uploads before). The same file in two places counts once. The case is locked by whoever acts on it, so two at once are
 * counted one after the other; what takes nothing on is never stopped.
 */
export function judgeCaseFiles(
  ctx: Context,
  regime: CompiledRegime,
  before: CaseState,
  after: CaseState,
): Finding | null {
  const most = ctx.settings.caseAttachmentQuota;
  const total = bytesOf(regime, after);
  if (total <= most || total <= bytesOf(regime, before)) return null;
  return {
    code: 'case-attachments-too-large',
    severity: 'error',
    message: `本案件的附件合计 ${total} 字节，超出一个案件的上限 ${most} 字节：请移除或压缩一部分附件`,
    parameters: { maximum: most, given: total },
  };
}

function bytesOf(regime: CompiledRegime, { answers }: CaseState): number {
  const sizes = new Map<string, number>();
  for (const [code, given] of Object.entries(answers)) {
    const form = regime.forms.get(code);
    for (const { id, size } of form ? filesIn(form, given) : []) sizes.set(id, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
