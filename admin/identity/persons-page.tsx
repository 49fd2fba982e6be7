import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { useFeedback } from '../kit/feedback';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { minuteOf } from '../kit/time';
import { CopyButton } from './copy-button';
import { ListState } from './list-state';
import { CreatePersonDialog, CredentialDialog, LockDialog, RenamePersonDialog } from './person-dialogs';
import { PERSONS, UNLOCK_ACCOUNT, type ListedPerson } from './person-queries';
import { SearchBox } from './search-box';
import { ActProblem } from './act-problem';
import { useAct } from './use-act';
import { useAddress } from './use-address';
import { useList } from './use-list';
import '../kit/rows.css';
import './identity.css';

type What = 'rename' | 'credential' | 'lock';

/** Persons: entered by the system administrator, given accounts by the security administrator. */
export function PersonsPage() {
  const { rights } = useMe();
  const { get } = useAddress();
  const [creating, setCreating] = useState(false);
  const [open, setOpen] = useState<{ readonly what: What; readonly person: ListedPerson } | null>(null);
  const { message } = useFeedback();
  const unlock = useAct(UNLOCK_ACCOUNT, () => {
    void message.success(t('账户已解锁；锁定时吊销的服务账号不恢复，需要的请另行创建'), 6);
  });
  const text = get('text');
  const { list, rows } = useList(
    ['persons', text],
    async (after, signal) =>
      (await request(PERSONS, { where: text ? { text } : {}, ...(after === null ? {} : { after }) }, signal)).persons,
  );
  const close = (): void => setOpen(null);
  return (
    <>
      <PageTitle
        title={t('人员与账户')}
        extra={
          rights.includes('person:create') && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {t('登记人员')}
            </Button>
          )
        }
      >
        {t('本级政府登记的，以及在本级任职的人员。')}
      </PageTitle>
      <div className="tc-filters">
        <SearchBox label={t('姓名')} />
      </div>
      <ActProblem error={unlock.error} />
      <Panel title={t('人员')}>
        <ListState list={list} count={rows.length} empty={text ? t('没有符合的人员') : t('还没有人员，请先登记。')}>
          <table className="tc-table tc-roomy">
            <thead>
              <tr>
                <th scope="col">{t('姓名')}</th>
                <th scope="col">{t('账户')}</th>
                <th scope="col">{t('标识')}</th>
                <th scope="col">{t('操作')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((person) => (
                <tr key={person.id}>
                  <td>{person.name}</td>
                  <td data-label={t('账户')}>
                    <AccountState person={person} visible={rights.includes('account:lock')} />
                  </td>
                  <td data-label={t('标识')}>
                    <CopyButton text={person.id} />
                  </td>
                  <td data-label={t('操作')}>
                    <PersonActions
                      person={person}
                      rights={rights}
                      onOpen={(what) => setOpen({ what, person })}
                      onUnlock={() => unlock.mutate({ input: { person: person.id } })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="tc-muted">{t('他级政府要任命此人时，把“标识”交给对方即可；对方查不到我方的人员。')}</p>
        </ListState>
      </Panel>
      {creating && <CreatePersonDialog onClose={() => setCreating(false)} />}
      {open?.what === 'rename' && <RenamePersonDialog person={open.person} onClose={close} />}
      {open?.what === 'credential' && <CredentialDialog person={open.person} onClose={close} />}
      {open?.what === 'lock' && <LockDialog person={open.person} onClose={close} />}
    </>
  );
}

function AccountState({ person, visible }: { readonly person: ListedPerson; readonly visible: boolean }) {
  const { account, ownHome } = person;
  if (!ownHome) return <span className="tc-muted">{t('由登记的政府管理')}</span>;
  if (!visible) return <span className="tc-muted">{t('由安全管理员管理')}</span>;
  if (!account) return <span className="tc-muted">{t('未设')}</span>;
  return (
    <span className="tc-account">
      <span>{account.login}</span>
      {account.disabledAt && <span className="tc-bad">{t('已锁定')}</span>}
      {account.lockedUntil && (
        <span className="tc-bad">{t('输错口令，锁定至 {{until}}', { until: minuteOf(account.lockedUntil) })}</span>
      )}
      {account.mustChange && <span className="tc-muted">{t('待本人修改口令')}</span>}
    </span>
  );
}

interface PersonActionsProps {
  readonly person: ListedPerson;
  readonly rights: readonly string[];
  readonly onOpen: (what: What) => void;
  readonly onUnlock: () => void;
}

function PersonActions({ person, rights, onOpen, onUnlock }: PersonActionsProps) {
  const { ownHome, account, name } = person;
  const button = (what: string, onClick: () => void) => (
    <Button size="small" aria-label={t('{{name}}：{{what}}', { name, what })} onClick={onClick}>
      {what}
    </Button>
  );
  if (!ownHome) return null;
  const locked = account?.disabledAt != null || account?.lockedUntil != null;
  return (
    <span className="tc-row-actions">
      {rights.includes('person:update') && button(t('更正姓名'), () => onOpen('rename'))}
      {rights.includes('credential:set') && button(account ? t('重设口令') : t('设定账户'), () => onOpen('credential'))}
      {rights.includes('account:lock') && account && !locked && button(t('锁定'), () => onOpen('lock'))}
      {rights.includes('account:lock') && locked && button(t('解锁'), onUnlock)}
    </span>
  );
}
