import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { LinkButton } from '../../kit/link-button';
import { ExportButton } from '../studio/export-button';
import { findingsOf } from '../studio/refused';
import { loadEditionFiles } from '../studio/use-edition-files';
import { submitEdition, type EditionOfRegime } from './edition-queries';
import { refreshEditions } from './refresh';
import { ReturnEdition } from './return-edition';
import { useStartDraft } from './use-start-draft';
import { whyNotPublish } from './why-not';

interface EditionActionsProps {
  readonly edition: EditionOfRegime;
  readonly newest: boolean;
  readonly rights: readonly string[];
  readonly person: string | null;
}

/** What can be done with an edition; what cannot says why. */
export function EditionActions({ edition, newest, rights, person }: EditionActionsProps) {
  const start = useStartDraft();
  const prepares = rights.includes('regime:import');
  const whyNot = whyNotPublish(edition, person, rights);
  return (
    <div className="tc-edition-actions">
      <LinkButton size="small" to={`/editions/${edition.id}`}>
        {t('查阅')}
      </LinkButton>
      {prepares && (
        <Button size="small" loading={start.isPending} onClick={() => start.mutate({ edition: edition.id })}>
          {newest ? t('以此版开始草稿') : t('恢复为草稿')}
        </Button>
      )}
      {prepares && edition.status === 'DRAFT' && <Submit edition={edition} />}
      {edition.status === 'SUBMITTED' &&
        (whyNot === null ? (
          <LinkButton size="small" type="primary" to={`/editions/${edition.id}/publish`}>
            {t('审阅并发布…')}
          </LinkButton>
        ) : (
          <span className="tc-muted">{t('不能由您发布：{{why}}', { why: whyNot })}</span>
        ))}
      <ReturnEdition edition={edition} person={person} rights={rights} size="small" />
      <ExportButton
        size="small"
        files={() => loadEditionFiles(edition.id)}
        name={`${edition.regimeCode}-${edition.number}`}
      />
      {start.isError && <FindingList findings={findingsOf(start.error)} />}
    </div>
  );
}

function Submit({ edition }: { readonly edition: EditionOfRegime }) {
  const client = useQueryClient();
  const submit = useMutation({
    mutationFn: () => submitEdition({ id: edition.id, expectedVersion: edition.version }),
    onSuccess: () => refreshEditions(client),
  });
  return (
    <>
      <Button size="small" loading={submit.isPending} onClick={() => submit.mutate()}>
        {t('送审')}
      </Button>
      {submit.isError && <FindingList findings={findingsOf(submit.error)} />}
    </>
  );
}
