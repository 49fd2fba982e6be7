import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isFine } from '../../../form-schemas/engine';
import { useMe } from '../../graphql/session';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { FindingList } from '../../kit/finding-list';
import { LinkButton } from '../../kit/link-button';
import { Loading } from '../../kit/loading';
import { PageTitle } from '../../kit/page-title';
import { Panel } from '../../kit/panel';
import { Problem } from '../../kit/problem';
import { minuteOf } from '../../kit/time';
import { loadEdition, loadInForce, type EditionOnDesk } from '../studio/studio-queries';
import { filesOf } from '../workspace/file-changes';
import { useJudged } from '../workspace/use-judged';
import { PublishForm } from './publish-form';
import { PublishedNote } from './published-note';
import { refreshEditions } from './refresh';
import { ReturnEdition } from './return-edition';
import { TwoEditions } from './two-editions';
import { whyNotPublish } from './why-not';
import './editions.css';

/** Where the second person reads what the first one prepared, and puts it in force from a day on. */
export function PublishPage() {
  const { id = '' } = useParams();
  const edition = useQuery({
    queryKey: ['edition-to-publish', id],
    gcTime: 0,
    structuralSharing: false,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const found = await loadEdition(id, signal);
      return found && { edition: found, inForce: await loadInForce(found.regimeCode, signal) };
    },
  });
  if (edition.isError) return <Problem page error={edition.error} onRetry={() => void edition.refetch()} />;
  if (edition.isPending) return <Loading rows={10} />;
  if (!edition.data) {
    return (
      <>
        <PageTitle title={t('没有这个制度版本')} />
        <Empty title={t('它可能已撤回，或者属于别的政府')} />
      </>
    );
  }
  return <Publish {...edition.data} />;
}

interface PublishProps {
  readonly edition: EditionOnDesk;
  readonly inForce: Awaited<ReturnType<typeof loadInForce>>;
}

function Publish({ edition, inForce }: PublishProps) {
  const me = useMe();
  const client = useQueryClient();
  const [files] = useState(() => filesOf(edition.files));
  const judged = useJudged(files);
  // Once it is published it may be in force itself: the reader still sees what it replaced.
  const [before] = useState(inForce);
  const [first] = useState(edition.status);
  const against = before && before.id !== edition.id ? before : (edition.extends?.edition ?? null);
  const open = edition.comments.filter(({ resolvedAt }) => resolvedAt === null);
  const name = t('第 {{number}} 版', { number: edition.number });
  return (
    <>
      <PageTitle
        title={t('发布：{{title}} {{name}}', { title: edition.title, name })}
        extra={
          <>
            <LinkButton to={`/editions/${edition.id}`}>{t('在编制界面中查阅')}</LinkButton>
            <LinkButton to={`/regimes/${edition.regimeCode}`}>{t('各版本')}</LinkButton>
          </>
        }
      >
        {t('{{name}}于 {{at}} 送审', {
          name: edition.submittedBy?.name ?? '',
          at: edition.submittedAt ? minuteOf(edition.submittedAt) : '',
        })}
        {edition.note && <p className="tc-prose">{edition.note}</p>}
      </PageTitle>
      {edition.status !== 'SUBMITTED' && (
        <PublishedNote edition={edition} before={before} fresh={first === 'SUBMITTED'} />
      )}
      <Panel title={t('验证')}>
        {judged.files === null ? (
          <Loading rows={2} />
        ) : judged.findings.length === 0 ? (
          <p>{t('✓ 没有错误，也没有提醒：各项证明和全部案例都已通过。')}</p>
        ) : (
          <FindingList findings={judged.findings} />
        )}
      </Panel>
      <Panel title={t('意见与批注')} extra={<Link to={`/editions/${edition.id}/comments`}>{t('去看和回复')}</Link>}>
        {open.length === 0 ? (
          <p className="tc-muted">{t('没有未处理的意见。')}</p>
        ) : (
          <>
            <p className="tc-mind">{t('还有 {{count}} 条意见未处理：', { count: open.length })}</p>
            <ul>
              {open.map((comment) => (
                <li key={comment.id}>
                  <strong>{comment.author?.name}</strong>
                  {t('：')}
                  <span className="tc-prose">{comment.text}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Panel
        title={
          against === null
            ? t('改动')
            : against.id === before?.id
              ? t('与现行第 {{number}} 版相比', { number: against.number })
              : t('与上级第 {{number}} 版相比', { number: against.number })
        }
      >
        {against === null ? (
          <p className="tc-muted">
            {before
              ? t('这一版就是现行的版本，与以前各版的差异可从“各版本”中比较。')
              : edition.adoptedFrom
                ? t('这一版是第一个版本，自 {{day}} 起生效：全部是新的。', { day: edition.adoptedFrom })
                : t('此前没有施行的版本：这一版全部是新的。')}
          </p>
        ) : (
          <TwoEditions from={against.id} to={edition.id} />
        )}
      </Panel>
      {edition.status === 'SUBMITTED' && (
        <PublishForm
          edition={edition}
          inForce={inForce}
          aside={<ReturnEdition edition={edition} person={me.person?.id ?? null} rights={me.rights} />}
          whyNot={
            whyNotPublish(edition, me.person?.id ?? null, me.rights) ??
            (isFine(judged.findings) ? null : t('验证没有通过，不能发布'))
          }
          onPublished={() => refreshEditions(client)}
        />
      )}
    </>
  );
}
