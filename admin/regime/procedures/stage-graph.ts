import type { ProcedureDocument, StageCheck, StageDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import type { GraphEdge } from './layered';

/** A way from one stage to another, and what leads along it. */
export interface StageWay extends GraphEdge {
  readonly kind: 'next' | 'approve' | 'reject' | 'return' | 'branch' | 'otherwise' | 'out';
  /** The condition of a branch. */
  readonly condition?: string;
}

export const WAY_WORD: Readonly<Record<StageWay['kind'], string>> = {
  next: t('提交后'),
  approve: t('同意'),
  reject: t('不同意'),
  return: t('退回'),
  branch: t('满足条件'),
  otherwise: t('其余'),
  out: t('移出清单'),
};

export const KIND_WORD: Readonly<Record<StageDocument['kind'], string>> = {
  file: t('填报'),
  record: t('登记事项'),
  wait: t('等待期满'),
  parallel: t('并行办理'),
  review: t('审核'),
  route: t('按矩阵逐级审批'),
  gate: t('自动分流'),
  pool: t('等待清单决定'),
  end: t('结束'),
};

/** Every way of a procedure, in the order in which the document names them. */
export function waysOf({ stages }: ProcedureDocument): readonly StageWay[] {
  return stages.flatMap((stage) => waysFrom(stage));
}

/** The ways out of one stage; what leads back is marked. */
export function waysFrom(stage: StageDocument): readonly StageWay[] {
  const from = stage.code;
  const way = (kind: StageWay['kind'], to: string | undefined, condition?: string): readonly StageWay[] =>
    to === undefined
      ? []
      : [{ from, to, kind, back: kind === 'return', ...(condition === undefined ? {} : { condition }) }];
  switch (stage.kind) {
    case 'file':
    case 'wait':
      return way('next', stage.next);
    case 'record':
      return [...way('next', stage.next), ...(stage.returns ?? []).flatMap((to) => way('return', to))];
    case 'review':
    case 'route':
    case 'parallel':
      return [
        ...way('approve', stage.outcomes.approve),
        ...way('reject', stage.outcomes.reject),
        ...(stage.returns ?? []).flatMap((to) => way('return', to)),
      ];
    case 'gate':
      return [
        ...stage.branches.flatMap((branch) => way('branch', branch.to, branch.if)),
        ...way('otherwise', stage.otherwise),
      ];
    case 'pool':
      return [
        ...way('approve', stage.outcomes.approve),
        ...way('reject', stage.outcomes.reject),
        ...way('out', stage.outcomes.return),
      ];
    default:
      return [];
  }
}

export interface UsedCheck {
  readonly code: string;
  /** At a milder effect than its own: it warns here. */
  readonly warns: boolean;
}

export function checksOf(stage: StageDocument): readonly UsedCheck[] {
  const checks: readonly StageCheck[] = 'checks' in stage ? (stage.checks ?? []) : [];
  return checks.map((check) =>
    typeof check === 'string' ? { code: check, warns: false } : { code: check.check, warns: true },
  );
}

/** Bodies that act at a stage, by their codes; of a route those that its matrix names. */
export function actorsOf(stage: StageDocument): readonly string[] {
  if (stage.kind === 'parallel') return [...new Set(stage.lanes.flatMap(({ by }) => by))];
  return 'by' in stage ? stage.by : [];
}
