import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { PUBLISH_SEVERAL, type PublishedRow } from './catalogue-queries';
import { leftToPublish, type Chosen } from './chosen';

interface PublishSelectedProps {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Publishes what was chosen: all of it or only what nothing stands against, and says of each what came of it. */
export function PublishSelected({ chosen, onChoose }: PublishSelectedProps) {
  const client = useQueryClient();
  const publish = useMutation({
    mutationFn: async (mode: 'ALL' | 'GOOD') => {
      const entries = [...chosen.values()].map(({ id, version }) => ({ id, expectedVersion: version }));
      const { publishCatalogueEntries: answer } = await request(PUBLISH_SEVERAL, { input: { entries, mode } });
      if (answer.errors[0]) throw new Error(answer.errors[0].message);
      return answer;
    },
    onSuccess: ({ rows }) => onChoose(leftToPublish(rows)),
    // Also where nothing was published: the list must not go on showing what somebody else has changed meanwhile.
    onSettled: () =>
      Promise.all(
        ['catalogue', 'catalogue-totals', 'catalogue-entry'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
  if (chosen.size === 0 && !publish.data && !publish.isError) return null;
  const bad = publish.data?.rows.filter(({ published }) => !published) ?? [];
  return (
    <Panel title={t('发布所选')} className="no-print">
      <p>
        <span className="numeric">{t('已选 {{count}} 条', { count: chosen.size })}</span>{' '}
        <Button
          type="primary"
          disabled={chosen.size === 0 || publish.isPending}
          loading={publish.isPending && publish.variables === 'ALL'}
          onClick={() => publish.mutate('ALL')}
        >
          {t('全部合格才发布')}
        </Button>{' '}
        <Button
          disabled={chosen.size === 0 || publish.isPending}
          loading={publish.isPending && publish.variables === 'GOOD'}
          onClick={() => publish.mutate('GOOD')}
        >
          {t('只发布合格的')}
        </Button>{' '}
        <Button type="text" disabled={chosen.size === 0} onClick={() => onChoose(new Map())}>
          {t('不选')}
        </Button>
      </p>
      <div role="status">
        {publish.data && <p>{t('已发布 {{count}} 条', { count: publish.data.published })}</p>}
        {publish.data?.findings.map(({ message }) => (
          <Alert key={message} type="error" showIcon message={message} />
        ))}
      </div>
      {publish.isError && <Alert type="error" showIcon message={publish.error.message} />}
      {bad.length > 0 && <NotPublished rows={bad} />}
    </Panel>
  );
}

/** What stands against each of those that were not published; nothing, where only another one did. */
function NotPublished({ rows }: { readonly rows: readonly PublishedRow[] }) {
  return (
    <ul className="tc-rows">
      {rows.map(({ entry, findings }, index) => (
        <li key={entry?.id ?? index}>
          <div>
            <div>{entry ? <Link to={`/catalogue/${entry.id}`}>{entry.name}</Link> : t('已不在目录中')}</div>
            {entry && <div className="tc-muted numeric">{entry.code}</div>}
            {findings.length === 0 ? (
              <div className="tc-muted">{t('本条合格')}</div>
            ) : (
              <ul>
                {findings.map(({ message, path }) => (
                  <li key={`${path ?? ''} ${message}`}>{message}</li>
                ))}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
