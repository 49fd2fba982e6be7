import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { useWorkspace } from '../workspace/workspace';
import { placeOf } from './places';
import { useStudio } from './studio-context';
import { wordFile } from './titles';

/** Everything the engine says against the regime as it stands, by document, each with a way to its place. */
export function FindingsPanel({ onClose }: { readonly onClose: () => void }) {
  const { root } = useStudio();
  const { findings, lastCompiled, settled } = useWorkspace();
  const navigate = useNavigate();
  const files = [...new Set(findings.map(({ path }) => (path ?? '').split('#')[0] ?? ''))].sort();
  return (
    <section id="studio-findings" className="tc-panel tc-studio-findings" aria-label={t('验证结果')}>
      <header>
        <h2>{t('验证结果')}</h2>
        <span className="tc-muted">{settled ? t('有错误的制度不能送审；提醒不妨碍。') : t('正在重新验证…')}</span>
        <Button size="small" onClick={onClose} style={{ marginLeft: 'auto' }}>
          {t('收起')}
        </Button>
      </header>
      {findings.length === 0 && <p className="tc-muted">{t('没有错误，也没有提醒：各项证明和全部案例都已通过。')}</p>}
      {files.map((file) => (
        <div key={file}>
          <h3>{file === '' ? t('整部制度') : wordFile(file, lastCompiled)}</h3>
          <FindingList
            findings={findings.filter(({ path }) => ((path ?? '').split('#')[0] ?? '') === file)}
            onJump={(path) => void navigate(`${root}/${placeOf(path).to}`)}
            jumpLabel={t('去看')}
            limit={30}
          />
        </div>
      ))}
    </section>
  );
}
