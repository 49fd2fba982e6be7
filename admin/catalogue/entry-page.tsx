import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { JsonObject } from '../../form-schemas/engine';
import { resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { refusalOf } from '../graphql/refusal';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { fromApi } from '../kit/api-finding';
import { FindingList } from '../kit/finding-list';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { minuteOf } from '../kit/time';
import { AnswersView } from '../widgets/answers-view';
import { ENTRY, PUBLISH, REVISE, WITHDRAW, type Entry, type EntryText } from './catalogue-queries';
import { History } from './history';
import { useCatalogueForms } from './use-forms';
import { ACT, STATE } from './words';

/** An entry: what holds, what is under way, what stands against publishing, who did what. */
export function EntryPage() {
  const { id = '' } = useParams();
  const entry = useQuery({
    queryKey: ['catalogue-entry', id],
    queryFn: async ({ signal }) => (await request(ENTRY, { id }, signal)).catalogueEntry,
  });
  if (entry.isError) return <Problem page error={entry.error} onRetry={() => void entry.refetch()} />;
  if (!entry.data) return <Loading rows={12} />;
  return <OneEntry entry={entry.data} />;
}

function OneEntry({ entry }: { readonly entry: Entry }) {
  const { revision } = entry;
  const mayWrite = entry.actions.some(({ act, allowed }) => act === 'UPDATE' && allowed);
  return (
    <>
      <PageTitle
        title={entry.name}
        extra={
          <div className="no-print">
            {mayWrite && <LinkButton to={`/catalogue/${entry.id}/edit`}>{t('改写')}</LinkButton>}{' '}
            <LinkButton to="/catalogue">{t('全部条目')}</LinkButton>
          </div>
        }
      >
        <span className="numeric">{entry.code}</span> · {entry.organisation?.title} · {STATE[entry.state]}
        {entry.edition > 0 && <> · {t('发布过 {{count}} 次', { count: entry.edition })}</>}
      </PageTitle>
      {entry.findings.length > 0 && (
        <Panel
          title={t('发布前须改正')}
          extra={<span className="tc-muted">{t('{{count}} 处', { count: entry.findings.length })}</span>}
        >
          <FindingList findings={fromApi(entry.findings)} />
        </Panel>
      )}
      <Acts entry={entry} />
      {revision && (
        <Panel title={t('修订稿')} extra={<span className="tc-muted">{t('发布之前，原内容仍有效')}</span>}>
          <Content text={revision} />
        </Panel>
      )}
      <Panel title={revision ? t('现行内容') : t('内容')}>
        <Content text={entry.content} />
      </Panel>
      <History steps={entry.steps} />
    </>
  );
}

function Content({ text }: { readonly text: EntryText }) {
  const { form, vocabulary, article } = resourceCatalogue();
  const { extension, facts } = useCatalogueForms();
  const articles = (clause: readonly string[] | undefined) => article(clause ?? []);
  return (
    <>
      <AnswersView
        form={form}
        vocabulary={vocabulary}
        facts={facts}
        answers={text.answers as JsonObject}
        articles={articles}
      />
      {extension && (
        <AnswersView
          form={extension}
          vocabulary={vocabulary}
          facts={facts}
          answers={text.extension as JsonObject}
          articles={() => undefined}
        />
      )}
      {text.projects.length > 0 && (
        <section>
          <h3>{t('关联的项目')}</h3>
          <ul className="tc-rows">
            {text.projects.map(({ id, code, title }) => (
              <li key={id}>
                <Link className="tc-rows-title" to={`/projects/${id}`}>
                  {title}
                </Link>
                <span className="tc-muted numeric">{code}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {text.systems.length > 0 && (
        <section>
          <h3>{t('关联的系统')}</h3>
          <ul className="tc-rows">
            {text.systems.map(({ number, name }) => (
              <li key={number}>
                <span className="tc-rows-title">{name}</span>
                <span className="tc-muted numeric">{number}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const DOES = ['PUBLISH', 'REVISE', 'WITHDRAW'] as const;
type Does = (typeof DOES)[number];

/** What may be done now with a word on it; and of what may not, why. */
function Acts({ entry }: { readonly entry: Entry }) {
  const box = useId();
  const [note, setNote] = useState('');
  const client = useQueryClient();
  const acts = DOES.flatMap((does) => entry.actions.find(({ act }) => act === does) ?? []);
  const doing = useMutation({
    mutationFn: async (does: Does) => {
      const input = { id: entry.id, expectedVersion: entry.version, note };
      const answer =
        does === 'PUBLISH'
          ? (await request(PUBLISH, { input })).publishCatalogueEntry
          : does === 'REVISE'
            ? (await request(REVISE, { input })).reviseCatalogueEntry
            : (await request(WITHDRAW, { input })).withdrawCatalogueEntry;
      const refusal = refusalOf(answer);
      if (refusal) throw new Error(refusal.message);
    },
    onSuccess: async () => {
      setNote('');
      await client.invalidateQueries({ queryKey: ['catalogue-entry', entry.id] });
    },
  });
  const allowed = acts.filter((act) => act.allowed);
  const refused = acts.filter((act) => !act.allowed);
  return (
    <Panel title={t('办理')} className="no-print">
      {allowed.length > 0 && (
        <>
          <label htmlFor={box}>{t('说明（修订、撤销须写明事由）')}</label>
          <Input.TextArea
            id={box}
            rows={2}
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <p>
            {allowed.map(({ act }) => (
              <Button
                key={act}
                type={act === 'PUBLISH' ? 'primary' : 'default'}
                loading={doing.isPending && doing.variables === act}
                disabled={doing.isPending || (act !== 'PUBLISH' && note.trim() === '')}
                onClick={() => doing.mutate(act as Does)}
                style={{ marginInlineEnd: 8 }}
              >
                {ACT[act]}
              </Button>
            ))}
          </p>
        </>
      )}
      {doing.isError && <Alert type="error" showIcon message={doing.error.message} />}
      {refused.length > 0 && (
        <ul className="tc-muted">
          {refused.map(({ act, reason }) => (
            <li key={act}>{t('不可{{act}}：{{reason}}', { act: ACT[act] ?? act, reason: reason ?? '' })}</li>
          ))}
        </ul>
      )}
      <p className="tc-muted">{t('最近改动：{{at}}', { at: minuteOf(entry.changedAt) })}</p>
    </Panel>
  );
}
