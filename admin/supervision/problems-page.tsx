import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { ActProblem } from '../identity/act-problem';
import { useAct } from '../identity/use-act';
import { useAddress } from '../identity/use-address';
import { ClauseTag } from '../kit/clause-chip';
import { download } from '../kit/download';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import {
  PROBLEM_FINDINGS,
  PROBLEM_QUERIES,
  loadObjections,
  TAKE_UP,
  type ProblemFinding,
  type ProblemQuery,
} from './supervision-queries';
import '../kit/list.css';
import '../kit/rows.css';
import './supervision.css';

/** Named problem queries with how many projects have each; one of them opened shows the projects, to be taken up. */
export function ProblemsPage() {
  const { get, set } = useAddress();
  const queries = useQuery({
    queryKey: ['administration', 'problem-queries'],
    queryFn: async ({ signal }) => (await request(PROBLEM_QUERIES, {}, signal)).problemQueries,
  });
  const asked = queries.data?.find(({ code }) => code === get('query')) ?? null;
  return (
    <>
      <PageTitle title={t('问题查询')} extra={<Export query={asked?.code ?? null} />}>
        {t('制度写明什么算问题；这里按各项目和全市今天的情况去查，查到的可以登记为监督问题。')}
      </PageTitle>
      {queries.isPending && <Loading rows={10} />}
      {queries.isError && <Problem error={queries.error} onRetry={() => void queries.refetch()} />}
      {queries.data?.length === 0 && <Empty title={t('现行制度没有规定问题查询')} />}
      {queries.data && queries.data.length > 0 && (
        <div className="tc-problems">
          <QueryList queries={queries.data} asked={asked?.code ?? null} onAsk={(code) => set({ query: code })} />
          <Found asked={asked} />
        </div>
      )}
    </>
  );
}

interface QueryListProps {
  readonly queries: readonly ProblemQuery[];
  readonly asked: string | null;
  readonly onAsk: (code: string) => void;
}

function QueryList({ queries, asked, onAsk }: QueryListProps) {
  return (
    <Panel title={t('问题')} extra={<span className="tc-muted">{t('{{count}} 种', { count: queries.length })}</span>}>
      <ul className="tc-problem-list">
        {queries.map(({ code, title, article, count, answeredBy }) => (
          <li key={code}>
            <button type="button" aria-pressed={code === asked} onClick={() => onAsk(code === asked ? '' : code)}>
              <span>
                {title}
                <span className="tc-muted"> {article}</span>
              </span>
              <span className={count > 0 ? 'tc-problem-count' : 'tc-muted'}>
                {answeredBy === null ? t('{{count}} 个项目', { count }) : count > 0 ? t('全市，有') : t('全市，没有')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Found({ asked }: { readonly asked: ProblemQuery | null }) {
  const { rights } = useMe();
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['administration', 'problem-findings', asked?.code ?? null],
    queryFn: async ({ signal }) =>
      (await request(PROBLEM_FINDINGS, { query: asked?.code ?? null }, signal)).problemFindings,
  });
  const objections = useQuery({ queryKey: ['supervisions'], queryFn: ({ signal }) => loadObjections(signal) });
  const mayTakeUp = (regimeCode: string): boolean =>
    rights.includes('supervision:manage') && objections.data?.get(regimeCode) === null;
  const take = useAct(TAKE_UP, ({ takeUpProblem: { finding } }) => {
    if (finding) void navigate(`/supervision/${finding.id}`);
  });
  const takeUp = ({ regimeCode, code, project }: ProblemFinding): void => {
    take.mutate({ input: { regimeCode, query: code, projectId: project?.id ?? null } });
  };
  return (
    <Panel title={asked?.title ?? t('全部问题')} extra={asked && <ClauseTag article={asked.article} />}>
      {found.isPending && <Loading rows={6} />}
      {found.isError && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <Empty title={t('现在没有这种问题')} />}
      <ActProblem error={take.error} />
      {rights.includes('supervision:manage') &&
        [...new Set(objections.data?.values())].map(
          (said) =>
            said !== null && (
              <p key={said} className="tc-muted no-print">
                {said}
              </p>
            ),
        )}
      <ul className="tc-found">
        {found.data?.map((problem) => (
          <li key={`${problem.code} ${problem.project?.id ?? ''}`}>
            <div>
              <div>
                {problem.project ? (
                  <Link to={`/projects/${problem.project.id}`}>{problem.project.title}</Link>
                ) : (
                  t('全市')
                )}
              </div>
              <div className="tc-muted">{problem.organisation?.title}</div>
            </div>
            <div>
              {asked === null && <strong>{t('{{title}}：', { title: problem.title })}</strong>}
              {problem.message}
            </div>
            <div className="tc-found-act no-print">
              {problem.takenUp ? (
                <Link to={`/supervision/${problem.takenUp.id}`}>{t('已登记')}</Link>
              ) : (
                mayTakeUp(problem.regimeCode) && (
                  <Button size="small" loading={take.isPending} onClick={() => takeUp(problem)}>
                    {t('登记为问题')}
                  </Button>
                )
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Export({ query }: { readonly query: string | null }) {
  const address = `/exports/problems.xlsx${query === null ? '' : `?query=${encodeURIComponent(query)}`}`;
  const load = useMutation({ mutationFn: async () => (await download(address)).name });
  return (
    <div className="tc-export no-print">
      <Button loading={load.isPending} onClick={() => load.mutate()}>
        {t('导出 Excel')}
      </Button>
      <div role="status" className="tc-export-said">
        {load.isSuccess && t('已导出“{{name}}”', { name: load.data })}
      </div>
      {load.isError && <Alert type="error" showIcon message={load.error.message} />}
    </div>
  );
}
