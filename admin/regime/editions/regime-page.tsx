import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useMe } from '../../graphql/session';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { LinkButton } from '../../kit/link-button';
import { Loading } from '../../kit/loading';
import { PageTitle } from '../../kit/page-title';
import { Problem } from '../../kit/problem';
import { todayInBeijing } from '../../kit/time';
import { AdoptionLine } from './adoption-line';
import { ComparePicker } from './compare-picker';
import { DraftList } from './draft-list';
import { loadEditions, loadStory } from './edition-queries';
import { EditionList } from './edition-list';
import { ForceOfEdition } from './force-of-edition';
import './editions.css';

/** One regime of one's own government through time: what applied when, who made it, what is being made. */
export function RegimePage() {
  const { code = '' } = useParams();
  const me = useMe();
  const editions = useQuery({ queryKey: ['editions', code], queryFn: ({ signal }) => loadEditions(code, signal) });
  const story = useQuery({ queryKey: ['regime-story', code], queryFn: ({ signal }) => loadStory(code, signal) });
  const failed = editions.error ?? story.error;
  if (failed) {
    const retry = (): void => {
      void editions.refetch();
      void story.refetch();
    };
    return <Problem page error={failed} onRetry={retry} />;
  }
  if (!editions.data || !story.data) return <Loading rows={10} />;
  const own = editions.data.filter(({ government }) => government === me.government);
  const { drafts } = story.data;
  const title = own[0]?.title ?? drafts[0]?.title ?? code;
  const today = todayInBeijing();
  const current = story.data.adoptions.find(({ effectiveFrom }) => effectiveFrom <= today)?.edition?.id;
  const prepares = me.rights.includes('regime:import');
  if (own.length === 0 && drafts.length === 0) {
    return (
      <>
        <PageTitle title={t('没有代码为“{{code}}”的制度', { code })} />
        <Empty title={t('它可能属于别的政府，或者还没有发布')}>
          <LinkButton to="/regimes">{t('回到制度与版本')}</LinkButton>
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageTitle title={title} extra={<LinkButton to="/regimes">{t('全部制度')}</LinkButton>}>
        {t('代码 {{code}}', { code })}
      </PageTitle>
      {prepares && <DraftList drafts={drafts} />}
      {current && (
        <ForceOfEdition id={current} person={me.person?.id ?? null} mayConfirm={me.rights.includes('regime:publish')} />
      )}
      <AdoptionLine adoptions={story.data.adoptions} />
      <EditionList editions={own} />
      {own.length > 1 && <ComparePicker code={code} editions={own} />}
    </>
  );
}
