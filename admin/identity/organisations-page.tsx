import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { minuteOf } from '../kit/time';
import { ListState } from './list-state';
import { CloseOrganisationDialog, CreateOrganisationDialog, RenameOrganisationDialog } from './organisation-dialogs';
import { ORGANISATIONS, type ListedOrganisation } from './organisation-queries';
import { inTreeOrder } from './organisation-tree';
import { PostsPanel } from './posts-panel';
import { SearchBox } from './search-box';
import { useAddress } from './use-address';
import { useList } from './use-list';
import '../kit/rows.css';
import './identity.css';

type Open =
  { readonly what: 'create' } | { readonly what: 'rename' | 'close'; readonly organisation: ListedOrganisation };

/** The own government's organisations and, of the chosen one, its posts. */
export function OrganisationsPage() {
  const { get, set } = useAddress();
  const [open, setOpen] = useState<Open | null>(null);
  const text = get('text');
  const { list, rows } = useList(
    ['organisations', text],
    async (after, signal) =>
      (
        await request(
          ORGANISATIONS,
          { where: { own: true, ...(text ? { text } : {}) }, ...(after === null ? {} : { after }) },
          signal,
        )
      ).organisations,
  );
  const chosen = rows.find(({ id }) => id === get('organisation'));
  const close = (): void => setOpen(null);
  return (
    <>
      <PageTitle
        title={t('单位与职务')}
        extra={
          <Button type="primary" onClick={() => setOpen({ what: 'create' })}>
            {t('登记单位')}
          </Button>
        }
      >
        {t('角色挂在职务上，由安全管理员任命人员。')}
      </PageTitle>
      <div className="tc-filters">
        <SearchBox label={t('名称或代码')} />
      </div>
      <div className="tc-two">
        <Panel title={t('单位')}>
          <ListState list={list} count={rows.length} empty={text ? t('没有符合的单位') : t('还没有单位，请先登记。')}>
            <ul className="tc-rows">
              {inTreeOrder(rows).map(({ row, depth }) => (
                <li key={row.id} style={{ paddingLeft: depth * 20 }}>
                  <button
                    type="button"
                    className="tc-choice"
                    aria-pressed={row.id === chosen?.id}
                    onClick={() => set({ organisation: row.id })}
                  >
                    {row.title}
                  </button>
                  {row.closedAt !== null ? (
                    <span className="tc-muted">{t('{{at}} 撤销', { at: minuteOf(row.closedAt) })}</span>
                  ) : (
                    <span className="tc-row-actions">
                      <Button
                        size="small"
                        aria-label={t('{{title}}：改名', { title: row.title })}
                        onClick={() => setOpen({ what: 'rename', organisation: row })}
                      >
                        {t('改名')}
                      </Button>
                      <Button
                        size="small"
                        aria-label={t('{{title}}：撤销', { title: row.title })}
                        onClick={() => setOpen({ what: 'close', organisation: row })}
                      >
                        {t('撤销')}
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </ListState>
        </Panel>
        {chosen ? (
          <PostsPanel key={chosen.id} organisation={chosen} />
        ) : (
          <Panel title={t('职务')}>
            <p className="tc-muted">{t('选一个单位，看它的职务与角色。')}</p>
          </Panel>
        )}
      </div>
      {open?.what === 'create' && <CreateOrganisationDialog onClose={close} />}
      {open?.what === 'rename' && <RenameOrganisationDialog organisation={open.organisation} onClose={close} />}
      {open?.what === 'close' && <CloseOrganisationDialog organisation={open.organisation} onClose={close} />}
    </>
  );
}
