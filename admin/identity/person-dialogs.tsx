import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { ActDialog } from './act-dialog';
import { CopyButton } from './copy-button';
import { Field } from './field';
import { oneTimePassword } from './one-time-password';
import { CREATE_PERSON, LOCK_ACCOUNT, RENAME_PERSON, SET_CREDENTIAL, type ListedPerson } from './person-queries';
import { useAct } from './use-act';

export function CreatePersonDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const act = useAct(CREATE_PERSON, onClose);
  return (
    <ActDialog
      title={t('登记人员')}
      action={t('登记')}
      act={act}
      ready={name.trim() !== ''}
      onAct={() => act.mutate({ input: { name } })}
      onClose={onClose}
    >
      <Field label={t('姓名')} help={t('登记之后没有任何权限，由安全管理员任命并设定账户')}>
        {(id) => <Input id={id} autoFocus value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
    </ActDialog>
  );
}

interface OfPerson {
  readonly person: ListedPerson;
  readonly onClose: () => void;
}

export function RenamePersonDialog({ person, onClose }: OfPerson) {
  const [name, setName] = useState(person.name);
  const act = useAct(RENAME_PERSON, onClose);
  return (
    <ActDialog
      title={t('更正{{name}}的姓名', { name: person.name })}
      action={t('保存')}
      act={act}
      ready={name.trim() !== '' && name !== person.name}
      onAct={() => act.mutate({ input: { id: person.id, expectedVersion: person.version, name } })}
      onClose={onClose}
    >
      <Field label={t('姓名')}>
        {(id) => <Input id={id} autoFocus value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
    </ActDialog>
  );
}

/** A sign-in name and a password to hand over, which its person must change. */
export function CredentialDialog({ person, onClose }: OfPerson) {
  const [login, setLogin] = useState(person.account?.login ?? '');
  const [password, setPassword] = useState(() => oneTimePassword());
  const [revoking, setRevoking] = useState(false);
  const act = useAct(SET_CREDENTIAL, onClose);
  return (
    <ActDialog
      title={t('设定{{name}}的登录名与口令', { name: person.name })}
      action={person.account ? t('重设') : t('设定')}
      act={act}
      ready={login.trim() !== '' && password !== ''}
      onAct={() =>
        act.mutate({ input: { person: person.id, login: login.trim(), password, revokeServiceAccounts: revoking } })
      }
      onClose={onClose}
    >
      <Field label={t('登录名')}>
        {(id) => (
          <Input id={id} autoFocus autoComplete="off" value={login} onChange={({ target }) => setLogin(target.value)} />
        )}
      </Field>
      <Field
        label={t('一次性口令')}
        help={t('请当面交给本人；首次登录必须改掉，此前不能办任何事。现有登录会全部退出。')}
      >
        {(id) => (
          <Input
            id={id}
            autoComplete="off"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            addonAfter={<CopyButton text={password} />}
          />
        )}
      </Field>
      <Button size="small" onClick={() => setPassword(oneTimePassword())}>
        {t('另生成一个')}
      </Button>
      <Field label={t('服务账号')} help={t('以其任职行事的程序不用此口令，缺省照常运行；口令可能已泄露的，请一并吊销')}>
        {(id) => (
          <Checkbox id={id} checked={revoking} onChange={({ target }) => setRevoking(target.checked)}>
            {t('同时吊销其在本级政府的服务账号')}
          </Checkbox>
        )}
      </Field>
    </ActDialog>
  );
}

export function LockDialog({ person, onClose }: OfPerson) {
  const act = useAct(LOCK_ACCOUNT, onClose);
  return (
    <ActDialog
      title={t('锁定{{name}}的账户', { name: person.name })}
      action={t('锁定')}
      danger
      act={act}
      onAct={() => act.mutate({ input: { person: person.id } })}
      onClose={onClose}
    >
      <p>
        {t(
          '立即退出其全部登录，解锁之前不能再登录；以其任职行事的服务账号随即吊销，解锁后不恢复，须另行创建。任职不受影响。',
        )}
      </p>
    </ActDialog>
  );
}
