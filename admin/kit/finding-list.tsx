import { Button } from 'antd';
import type { Finding } from '../../form-schemas/engine/finding';
import { t } from '../i18n/t';
import { ClauseChip } from './clause-chip';
import './finding-list.css';

const WORD = { error: t('不通过'), warning: t('请注意'), info: t('说明') } as const;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** A finding as the engine or the API gives it. */
export type ShownFinding = Pick<Finding, 'code' | 'severity' | 'message'> & {
  readonly path?: string | null | undefined;
  readonly article?: string | null | undefined;
};

interface FindingListProps {
  readonly findings: readonly ShownFinding[];
  /** Jumps to the field that a finding is about. */
  readonly onJump?: (path: string) => void;
  /** What the way to the place is called; absent: filling the field. */
  readonly jumpLabel?: string;
  readonly limit?: number;
}

/** What the law says of an input: the gravest first, each with its article and, where there is one, a way to its field. */
export function FindingList({ findings, onJump, jumpLabel = t('去填写'), limit = 50 }: FindingListProps) {
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return (
    <>
      <ul className="tc-findings" aria-label={t('核查结果')}>
        {sorted.slice(0, limit).map((finding, index) => (
          <li key={`${finding.code}:${finding.path ?? ''}:${index}`} className={`tc-finding-${finding.severity}`}>
            <span className="tc-finding-text">
              <strong>{WORD[finding.severity]}</strong>
              {'\u2003'}
              {finding.message} <ClauseChip article={finding.article} />
            </span>
            {onJump && finding.path && (
              <Button size="small" onClick={() => onJump(finding.path ?? '')}>
                {jumpLabel}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sorted.length > limit && (
        <p className="tc-muted">{t('另有 {{count}} 条未列出。', { count: sorted.length - limit })}</p>
      )}
    </>
  );
}
