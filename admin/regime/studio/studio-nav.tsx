import { NavLink } from 'react-router';
import { t } from '../../i18n/t';
import { useMedia } from '../../kit/use-media';
import { useWorkspace } from '../workspace/workspace';
import { countByPlace, placeOf } from './places';
import { useStudio } from './studio-context';
import { documentsOf } from './titles';

interface Entry {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  readonly end?: boolean;
  /** Open comments or other things to be looked at. */
  readonly mark?: string | undefined;
}

interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

interface StudioNavProps {
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
}

/** The documents of the regime, each with the number of its errors. */
export function StudioNav({ folded, onFold }: StudioNavProps) {
  const studio = useStudio();
  const { files, findings, lastCompiled } = useWorkspace();
  const counts = countByPlace(findings);
  const wide = useMedia('(min-width: 901px)');
  const regime = lastCompiled?.regime ?? null;
  const open = studio.comments.filter(({ resolvedAt }) => resolvedAt === null);
  const openAt = new Map<string, number>();
  for (const { place } of open) {
    const { key } = placeOf(place);
    openAt.set(key, (openAt.get(key) ?? 0) + 1);
  }
  const entry = (kind: 'form' | 'matrix' | 'procedure' | 'paper', folder: string): readonly Entry[] =>
    documentsOf(files, kind, regime).map(({ path, code, title }) => ({ key: path, to: `${folder}/${code}`, title }));
  const groups: readonly Group[] = [
    {
      title: t('整体'),
      entries: [
        { key: 'overview', to: '', title: t('总览'), end: true },
        { key: 'basics', to: 'basics', title: studio.upper ? t('本地化清单') : t('基本信息') },
        { key: 'compare', to: 'compare', title: t('比较') },
        {
          key: 'comments',
          to: 'comments',
          title: t('意见与批注'),
          mark: open.length > 0 ? t('{{count}} 条未处理', { count: open.length }) : undefined,
        },
      ],
    },
    { title: t('表单'), entries: entry('form', 'forms') },
    { title: t('审批矩阵'), entries: entry('matrix', 'matrices') },
    { title: t('程序'), entries: entry('procedure', 'procedures') },
    { title: t('文书'), entries: entry('paper', 'papers') },
    {
      title: t('规则'),
      entries: [
        { key: 'checks', to: 'checks', title: t('检查、范围与窗口') },
        { key: 'life', to: 'life', title: t('台账与时限') },
        { key: 'parameters', to: 'parameters', title: t('参数') },
        { key: 'clauses', to: 'clauses', title: t('条款与覆盖') },
        { key: 'facts', to: 'facts', title: t('事实与主体') },
        { key: 'cases', to: 'cases', title: t('典型案例') },
        { key: 'files', to: 'files', title: t('文件（JSON）') },
      ],
    },
  ];
  const hidden = folded && wide;
  return (
    <nav className="tc-studio-nav" aria-label={t('制度的各部分')}>
      {wide && (
        <button
          type="button"
          className="tc-studio-fold"
          aria-expanded={!hidden}
          title={hidden ? t('展开目录') : t('收起目录，给内容让出地方')}
          onClick={() => onFold(!hidden)}
        >
          <span aria-hidden>{hidden ? '»' : '«'}</span>
          <span>{hidden ? t('目录') : t('收起目录')}</span>
        </button>
      )}
      <details open={wide || undefined} key={String(wide)} hidden={hidden}>
        <summary>{t('制度的各部分')}</summary>
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map((group) => (
            <div key={group.title} className="tc-studio-group">
              <h2>{group.title}</h2>
              <ul>
                {group.entries.map(({ key, to, title, end, mark }) => {
                  const errors = counts.get(key)?.errors ?? 0;
                  const said =
                    key === 'comments'
                      ? mark
                      : openAt.get(key)
                        ? t('意见 {{count}}', { count: openAt.get(key) ?? 0 })
                        : undefined;
                  return (
                    <li key={key}>
                      <NavLink to={to === '' ? studio.root : `${studio.root}/${to}`} end={end ?? false}>
                        <span>{title}</span>
                        {said !== undefined && <span className="tc-nav-said">{said}</span>}
                        {errors > 0 && (
                          <span className="tc-nav-errors">{t('{{count}} 处错误', { count: errors })}</span>
                        )}
                      </NavLink>
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
      </details>
    </nav>
  );
}
