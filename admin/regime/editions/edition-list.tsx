import { Link } from 'react-router';
import { useMe } from '../../graphql/session';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { minuteOf } from '../../kit/time';
import type { EditionOfRegime } from './edition-queries';
import { EditionActions } from './edition-actions';
import { MoreRows, useShown } from './more-rows';
import { EDITION_STATUS, wordBase } from './words';

/** Every edition, the newest first: who made it, what it changed, what can be done with it. */
export function EditionList({ editions }: { readonly editions: readonly EditionOfRegime[] }) {
  const me = useMe();
  const [shown, more] = useShown(editions);
  return (
    <Panel title={t('各版本')} extra={<span className="tc-muted">{t('内容按摘要固定，永不改变')}</span>}>
      <ol className="tc-editions">
        {shown.map((edition, index) => (
          <li key={edition.id}>
            <div className="tc-regime-head">
              <h3>
                <Link to={`/editions/${edition.id}`}>{t('第 {{number}} 版', { number: edition.number })}</Link>
              </h3>
              <span className={edition.status === 'SUBMITTED' ? 'tc-tag-mind' : 'tc-tag'}>
                {edition.adoptedFrom
                  ? t('自 {{day}} 起施行', { day: edition.adoptedFrom })
                  : EDITION_STATUS[edition.status]}
              </span>
            </div>
            {edition.note && <p className="tc-prose">{edition.note}</p>}
            <p className="tc-muted">{wordPeople(edition)}</p>
            {edition.draft && <p className="tc-muted">{wordBase(edition.draft, edition.government)}</p>}
            <p className="tc-muted tc-hash" title={edition.hash}>
              {t('摘要 {{hash}}', { hash: edition.hash.slice(0, 12) })}
            </p>
            <EditionActions edition={edition} newest={index === 0} rights={me.rights} person={me.person?.id ?? null} />
          </li>
        ))}
      </ol>
      <MoreRows left={editions.length - shown.length} onMore={more} />
    </Panel>
  );
}

function wordPeople(edition: EditionOfRegime): string {
  const { preparedBy, submittedBy, publishedBy, createdAt, submittedAt, publishedAt, withdrawnAt, editors } = edition;
  const others = editors.filter(({ id }) => id !== preparedBy?.id).map(({ name }) => name);
  return [
    t('{{name}}编制（{{at}}）', { name: [preparedBy?.name ?? '', ...others].join(t('、')), at: minuteOf(createdAt) }),
    submittedAt && t('{{name}}送审（{{at}}）', { name: submittedBy?.name ?? '', at: minuteOf(submittedAt) }),
    publishedAt && t('{{name}}发布（{{at}}）', { name: publishedBy?.name ?? '', at: minuteOf(publishedAt) }),
    withdrawnAt && t('撤回于 {{at}}', { at: minuteOf(withdrawnAt) }),
  ]
    .filter(Boolean)
    .join(t('，'));
}
