import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { Panel } from '../../kit/panel';
import { minuteOf } from '../../kit/time';
import '../../kit/rows.css';
import { findingsOf } from '../studio/refused';
import { reopenDraft } from '../studio/studio-queries';
import { nameDrafts } from './draft-names';
import type { DraftOfRegime } from './edition-queries';
import { MoreRows, useShown } from './more-rows';

/** Drafts under work first; those given up can be taken up again. */
export function DraftList({ drafts }: { readonly drafts: readonly DraftOfRegime[] }) {
  const open = drafts.filter(({ status }) => status === 'OPEN');
  const reopenable = drafts.filter(
    ({ status, edition }) => status === 'DISCARDED' || (status === 'SUBMITTED' && edition?.status === 'WITHDRAWN'),
  );
  const names = nameDrafts(drafts);
  const [shown, more] = useShown(open);
  return (
    <Panel title={t('编制中的草稿')}>
      {open.length === 0 && (
        <p className="tc-muted">{t('没有编制中的草稿。要改制度，从下面的任一版本开始一份草稿。')}</p>
      )}
      <ul className="tc-rows">
        {shown.map((draft) => (
          <li key={draft.id}>
            <span className="tc-rows-title">
              <Link to={`/regime-drafts/${draft.id}`}>{names.get(draft.id)}</Link>
            </span>
            <span className="tc-muted">
              {t('{{name}}于 {{at}} 最近保存', { name: draft.updatedBy?.name ?? '', at: minuteOf(draft.updatedAt) })}
            </span>
          </li>
        ))}
      </ul>
      <MoreRows left={open.length - shown.length} onMore={more} />
      {reopenable.length > 0 && (
        <details>
          <summary>{t('放弃或撤回的草稿 {{count}} 份', { count: reopenable.length })}</summary>
          <ul className="tc-rows">
            {reopenable.map((draft) => (
              <Reopen key={draft.id} draft={draft} name={names.get(draft.id) ?? ''} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Reopen({ draft, name }: { readonly draft: DraftOfRegime; readonly name: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const reopen = useMutation({
    mutationFn: () => reopenDraft({ id: draft.id, expectedVersion: draft.version }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['regime-story'] });
      await navigate(`/regime-drafts/${draft.id}`);
    },
  });
  return (
    <li>
      <span className="tc-rows-title">
        <Link to={`/regime-drafts/${draft.id}`}>{name}</Link>
      </span>
      <span className="tc-muted">{minuteOf(draft.updatedAt)}</span>
      <Button size="small" loading={reopen.isPending} onClick={() => reopen.mutate()}>
        {t('恢复编制')}
      </Button>
      {reopen.isError && <FindingList findings={findingsOf(reopen.error)} />}
    </li>
  );
}
