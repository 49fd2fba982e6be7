import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { SIMILAR_TO_CASE, SIMILAR_TO_DRAFT, type Similar } from './system-queries';
import './system.css';

/** What is like a draft, as it was last saved: asked again whenever it has been saved. */
export function SimilarToDraft({ draft, version }: { readonly draft: string; readonly version: number }) {
  const similar = useQuery({
    queryKey: ['similar-draft', draft, version],
    queryFn: async ({ signal }) => (await request(SIMILAR_TO_DRAFT, { id: draft }, signal)).draft.similarSystems,
  });
  return <SimilarPanel found={similar.data ?? []} />;
}

/** What is like a project on which somebody decides. */
export function SimilarToCase({ application }: { readonly application: string }) {
  const similar = useQuery({
    queryKey: ['similar-case', application],
    queryFn: async ({ signal }) =>
      (await request(SIMILAR_TO_CASE, { id: application }, signal)).application.similarSystems,
  });
  return <SimilarPanel found={similar.data ?? []} />;
}

/** Existing systems and projects with much the same name, functions or published data, and which words they share. It decides nothing. */
function SimilarPanel({ found }: { readonly found: readonly Similar[] }) {
  if (found.length === 0) return null;
  return (
    <Panel
      title={t('可能相似的系统和项目')}
      extra={<span className="tc-muted">{t('只作提示，不影响提交和决定')}</span>}
    >
      <ul className="tc-similar">
        {found.map((one) => (
          <li key={one.system?.id ?? one.project?.id ?? one.title}>
            <Found one={one} />
          </li>
        ))}
      </ul>
      <p className="tc-muted">{t('多数名称都有的词不计。看不到案件的项目只比名称和已发布的目录。')}</p>
    </Panel>
  );
}

function Found({ one }: { readonly one: Similar }) {
  const { title, system, project, organisation, nameShare, nameWords, functionShare, functionWords } = one;
  const { catalogueShare, catalogueWords } = one;
  return (
    <>
      <div className="tc-similar-title">
        {project ? <Link to={`/projects/${project.id}`}>{title}</Link> : <strong>{title}</strong>}
      </div>
      <div className="tc-muted">
        {organisation?.title ?? '—'} · {system ? t('已列入系统目录 {{on}}', { on: system.on }) : t('项目库中的项目')}
        {system?.stateWords && ` · ${system.stateWords}`}
      </div>
      {nameShare > 0 && <Share title={t('名称')} share={nameShare} words={nameWords} />}
      {functionShare !== null && functionShare > 0 && (
        <Share title={t('功能')} share={functionShare} words={functionWords} />
      )}
      {catalogueShare !== null && catalogueShare > 0 && (
        <Share title={t('目录条目')} share={catalogueShare} words={catalogueWords} />
      )}
    </>
  );
}

function Share({
  title,
  share,
  words,
}: {
  readonly title: string;
  readonly share: number;
  readonly words: readonly string[];
}) {
  return (
    <div className="tc-similar-share">
      {t('{{title}}相同 {{share}}%', { title, share })}
      <span className="tc-similar-words">
        {words.map((word) => (
          <mark key={word}>{word}</mark>
        ))}
      </span>
    </div>
  );
}
