import { Input } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { ActDialog } from './act-dialog';
import { OrganisationChooser } from './choosers';
import { Field } from './field';
import {
  CLOSE_ORGANISATION,
  CREATE_ORGANISATION,
  UPDATE_ORGANISATION,
  type ListedOrganisation,
} from './organisation-queries';
import { useAct } from './use-act';

export function CreateOrganisationDialog({ onClose }: { readonly onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [code, setCode] = useState('');
  const [kind, setKind] = useState('department');
  const [parent, setParent] = useState<string | null>(null);
  const act = useAct(CREATE_ORGANISATION, onClose);
  return (
    <ActDialog
      title={t('登记单位')}
      action={t('登记')}
      act={act}
      ready={title.trim() !== '' && code !== ''}
      onAct={() => act.mutate({ input: { title, code, kind, ...(parent === null ? {} : { parent }) } })}
      onClose={onClose}
    >
      <Field label={t('单位名称')}>
        {(id) => <Input id={id} autoFocus value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Field label={t('代码')} help={t('小写字母、数字、连字符；在本级政府内唯一，以后不改')}>
        {(id) => <Input id={id} value={code} onChange={({ target }) => setCode(target.value)} />}
      </Field>
      <Field label={t('单位性质')} help={t('制度中单位类型的代码')}>
        {(id) => <Input id={id} value={kind} onChange={({ target }) => setKind(target.value)} />}
      </Field>
      <Field label={t('上级单位（可不填）')}>
        {(id) => <OrganisationChooser id={id} value={parent} onChange={setParent} />}
      </Field>
    </ActDialog>
  );
}

interface OfOrganisation {
  readonly organisation: ListedOrganisation;
  readonly onClose: () => void;
}

export function RenameOrganisationDialog({ organisation, onClose }: OfOrganisation) {
  const [title, setTitle] = useState(organisation.title);
  const act = useAct(UPDATE_ORGANISATION, onClose);
  const { id, version } = organisation;
  return (
    <ActDialog
      title={t('更改{{organisation}}的名称', { organisation: organisation.title })}
      action={t('保存')}
      act={act}
      ready={title.trim() !== '' && title !== organisation.title}
      onAct={() => act.mutate({ input: { id, expectedVersion: version, title } })}
      onClose={onClose}
    >
      <Field label={t('单位名称')}>
        {(box) => <Input id={box} autoFocus value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
    </ActDialog>
  );
}

export function CloseOrganisationDialog({ organisation, onClose }: OfOrganisation) {
  const act = useAct(CLOSE_ORGANISATION, onClose);
  const { id, version } = organisation;
  return (
    <ActDialog
      title={t('撤销{{organisation}}', { organisation: organisation.title })}
      action={t('撤销单位')}
      danger
      act={act}
      onAct={() => act.mutate({ input: { id, expectedVersion: version } })}
      onClose={onClose}
    >
      <p>{t('撤销后不能再在其中任职，已有的项目和记录不受影响。尚有任职或下级单位的，系统不予撤销。')}</p>
    </ActDialog>
  );
}
