import { Button } from 'antd';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import '../../kit/finding-list.css';
import { nodeOf } from './form-findings';
import type { FormDesk } from './use-form-desk';

interface FindingsViewProps {
  readonly desk: FormDesk;
  readonly onNode: (pointer: string) => void;
  readonly onJson: (pointer: string) => void;
}

/** Everything that speaks against this form, the gravest first, each with a way to its field and to its line. */
export function FindingsView({ desk, onNode, onJson }: FindingsViewProps) {
  const { findings, pointers, workspace } = desk;
  const words = { error: t('错误'), warning: t('提醒'), info: t('说明') };
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = [...findings].sort((a, b) => rank[a.finding.severity] - rank[b.finding.severity]);
  const elsewhere = workspace.findings.filter(
    ({ path, severity }) => severity === 'error' && !(path ?? '').startsWith(`${desk.path}#`) && path !== desk.path,
  ).length;
  return (
    <>
      {sorted.length === 0 && <p>{workspace.settled ? t('本表没有发现问题。') : t('正在核对…')}</p>}
      <ul className="tc-findings" aria-label={t('本表的问题')}>
        {sorted.slice(0, 100).map(({ finding, pointer }, at) => (
          <li key={`${finding.code} ${pointer} ${at}`} className={`tc-finding-${finding.severity}`}>
            <span className="tc-finding-text">
              <strong>{words[finding.severity]}</strong>　{finding.message} <ClauseChip article={finding.article} />
            </span>
            <span className="tc-fe-buttons">
              {pointer !== '' && !desk.unread && (
                <Button size="small" onClick={() => onNode(nodeOf(pointer, pointers))}>
                  {t('到大纲')}
                </Button>
              )}
              <Button size="small" onClick={() => onJson(pointer)}>
                {t('到 JSON')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > 100 && (
        <p className="tc-muted">{t('另有 {{count}} 条未列出。', { count: sorted.length - 100 })}</p>
      )}
      {elsewhere > 0 && <p className="tc-muted">{t('制度的其他文件另有 {{count}} 处错误。', { count: elsewhere })}</p>}
    </>
  );
}
