import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMe } from '../../graphql/session';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { LinkButton } from '../../kit/link-button';
import { Loading } from '../../kit/loading';
import { PageTitle } from '../../kit/page-title';
import { Problem } from '../../kit/problem';
import { todayInBeijing } from '../../kit/time';
import { filesOf } from '../workspace/file-changes';
import { useDesk } from '../workspace/use-desk';
import { ForceNote } from '../editions/force-note';
import { ReturnEdition } from '../editions/return-edition';
import { EDITION_STATUS } from '../editions/words';
import type { Studio } from './studio-context';
import { StudioFrame } from './studio-frame';
import { loadEdition, type EditionOnDesk, type RegimeComment } from './studio-queries';

/** An edition in the same pages as a draft, to be looked at. */
export function EditionStudio() {
  const { id = '' } = useParams();
  const edition = useQuery({
    queryKey: ['edition-on-desk', id],
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    structuralSharing: false,
    queryFn: ({ signal }) => loadEdition(id, signal),
  });
  if (edition.isPending) return <Loading rows={14} />;
  if (edition.isError) return <Problem page error={edition.error} onRetry={() => void edition.refetch()} />;
  if (!edition.data) {
    return (
      <>
        <PageTitle title={t('没有这个制度版本')} />
        <Empty title={t('它可能属于没有向本级政府共享的政府，或者尚未发布')}>
          <Link to="/regimes">{t('回到制度与版本')}</Link>
        </Empty>
      </>
    );
  }
  return <EditionDesk edition={edition.data} key={id} />;
}

function EditionDesk({ edition }: { readonly edition: EditionOnDesk }) {
  const me = useMe();
  const own = me.government === edition.government;
  const [comments, setComments] = useState<readonly RegimeComment[]>(edition.comments);
  const files = useMemo(() => filesOf(edition.files), [edition.files]);
  const { workspace } = useDesk(files, true);
  const root = `/editions/${edition.id}`;
  const studio = useMemo(
    (): Studio => ({
      kind: 'edition',
      id: edition.id,
      root,
      regimeCode: edition.regimeCode,
      title: edition.title,
      note: edition.note,
      base: edition.draft?.base ?? null,
      upper: edition.extends,
      comments,
      onComment: (comment) => setComments((before) => [...before.filter(({ id }) => id !== comment.id), comment]),
      mayComment: own && me.rights.includes('regime:comment'),
    }),
    [edition, root, comments, own, me],
  );
  return (
    <StudioFrame
      studio={studio}
      workspace={workspace}
      about={
        <>
          {t('第 {{number}} 版', { number: edition.number })} · {EDITION_STATUS[edition.status]}
          {edition.adoptedFrom &&
            ` · ${
              edition.adoptedFrom > todayInBeijing()
                ? t('自 {{day}} 起生效', { day: edition.adoptedFrom })
                : t('自 {{day}} 起施行', { day: edition.adoptedFrom })
            }`}
        </>
      }
      actions={
        <>
          {own && edition.status === 'SUBMITTED' && me.rights.includes('regime:publish') && (
            <LinkButton type="primary" to={`${root}/publish`}>
              {t('审阅并发布…')}
            </LinkButton>
          )}
          {own && <ReturnEdition edition={edition} person={me.person?.id ?? null} rights={me.rights} />}
          <LinkButton to={own ? `/regimes/${edition.regimeCode}` : '/regimes'}>{t('各版本')}</LinkButton>
        </>
      }
      urgent={
        edition.status === 'SUBMITTED' ? (
          <Alert type="info" showIcon message={t('这一版已送审、尚未发布；申报不会用到它。')} />
        ) : (
          <ForceNote
            edition={edition}
            person={me.person?.id ?? null}
            mayConfirm={own && edition.status === 'PUBLISHED' && me.rights.includes('regime:publish')}
          />
        )
      }
    />
  );
}
