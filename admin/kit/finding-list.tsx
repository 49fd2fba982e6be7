import { Button } from 'antd';
import type { Finding } from '../../form-schemas/engine/finding';
import { ClauseChip } from './clause-chip';
import './finding-list.css';

const WORD = { error: '不通过', warning: '请注意', info: '说明' } as const;
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
  readonly limit?: number;
}

/** What the law says of an input: the gravest first, each with its article and, where there is one, a way to its field. */
export function FindingList({ findings, onJump, limit = 50 }: FindingListProps) {
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return (
    <>
      <ul className="tc-findings" aria-label="核查结果">
        {sorted.slice(0, limit).map((finding, index) => (
          <li key={`${finding.code}:${finding.path ?? ''}:${index}`} className={`tc-finding-${finding.severity}`}>
            <span className="tc-finding-text">
              <strong>{WORD[finding.severity]}</strong>　{finding.message} <ClauseChip article={finding.article} />
            </span>
            {onJump && finding.path && (
              <Button size="small" onClick={() => onJump(finding.path ?? '')}>
                去填写
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sorted.length > limit && <p className="tc-muted">另有 {sorted.length - limit} 条未列出。</p>}
    </>
  );
}
