import { Button } from 'antd';
import type { Finding } from '../../form-schemas/engine';
import { FindingList } from '../kit/finding-list';
import { Panel } from '../kit/panel';
import { t } from '../i18n/t';
import type { OpeningNotes } from './opening-notes';

interface OpeningPanelProps {
  readonly notes: OpeningNotes;
  readonly onJump: (path: string) => void;
  /** Where it is shown until it has been read. */
  readonly onRead?: () => void;
}

/** What is different since the draft was last saved: a newer edition with its changes, eligibility asked again. */
export function OpeningPanel({ notes, onJump, onRead }: OpeningPanelProps) {
  const { edition, added, removed, changed, unfit, other } = notes;
  if (!edition && other.length === 0) return null;
  const moved = added.length + removed.length + changed.length + unfit.length > 0;
  return (
    <Panel title={edition ? t('制度有了新版') : t('打开草稿时')}>
      {edition && <p>{edition.message}</p>}
      {edition && !moved && <p className="tc-muted">{t('您要填的内容没有变化。')}</p>}
      <Group title={t('新增的')} findings={added} onJump={onJump} />
      <Group title={t('填法已改、须重填的')} findings={changed} onJump={onJump} />
      <Group title={t('所填内容不合新版要求的')} findings={unfit} onJump={onJump} />
      <Group title={t('不再需要的')} findings={removed} />
      <FindingList findings={other} onJump={onJump} />
      {onRead && <Button onClick={onRead}>{t('看过了')}</Button>}
    </Panel>
  );
}

interface GroupProps {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly onJump?: (path: string) => void;
}

function Group({ title, findings, onJump }: GroupProps) {
  if (findings.length === 0) return null;
  return (
    <div className="tc-opening">
      <h3>{title}</h3>
      <ul>
        {findings.map(({ code, path, message, parameters }) => (
          <li key={`${code}:${path ?? ''}:${message}`}>
            {message}{' '}
            {parameters?.['given'] !== undefined && (
              <span className="tc-left-behind">{t('原填：{{text}}', { text: String(parameters['given']) })}</span>
            )}
            {onJump && path && (
              <button type="button" className="tc-link" onClick={() => onJump(path)}>
                {t('去看')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
