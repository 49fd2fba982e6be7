import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { ActDialog } from './act-dialog';
import { AppointmentChooser } from './choosers';
import { DayBox } from './day-box';
import { Field } from './field';
import { SCOPE } from './right-words';
import { CREATE_SERVICE_ACCOUNT } from './service-account-queries';
import { useAct } from './use-act';

interface ServiceAccountDialogProps {
  readonly onCreated: (token: string) => void;
  readonly onClose: () => void;
}

/** A program's account: which office, which rights, until when. */
export function ServiceAccountDialog({ onCreated, onClose }: ServiceAccountDialogProps) {
  const [title, setTitle] = useState('');
  const [appointment, setAppointment] = useState<string | null>(null);
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [expires, setExpires] = useState('');
  const act = useAct(CREATE_SERVICE_ACCOUNT, ({ createServiceAccount: { token } }) => onCreated(token ?? ''));
  return (
    <ActDialog
      title={t('创建服务账号')}
      action={t('创建')}
      act={act}
      ready={title.trim() !== '' && appointment !== null && scopes.length > 0 && expires !== ''}
      onAct={() =>
        act.mutate({
          input: {
            title,
            appointment: appointment ?? '',
            scopes: [...scopes],
            expiresAt: `${expires}T23:59:59+08:00`,
          },
        })
      }
      onClose={onClose}
    >
      <Field label={t('用途')}>
        {(id) => <Input id={id} autoFocus value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Field label={t('以哪一项任职行事')} help={t('由任职者负责；任职终止，账号随即失效')}>
        {(id) => <AppointmentChooser id={id} value={appointment} onChange={setAppointment} />}
      </Field>
      <fieldset className="tc-choices">
        <legend>{t('权限范围（任职本身没有的，勾选也不生效）')}</legend>
        {Object.entries(SCOPE).map(([scope, words]) => (
          <Checkbox
            key={scope}
            checked={scopes.includes(scope)}
            onChange={({ target }) =>
              setScopes(target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
            }
          >
            {words}
          </Checkbox>
        ))}
      </fieldset>
      <Field label={t('有效至（含当日）')}>{(id) => <DayBox id={id} value={expires} onChange={setExpires} />}</Field>
    </ActDialog>
  );
}
