import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { ActDialog } from './act-dialog';
import { Field } from './field';
import { CREATE_POST, UPDATE_POST, type ListedPost } from './organisation-queries';
import { ROLE } from './role-words';
import { useAct } from './use-act';

interface PostDialogProps {
  readonly organisation: string;
  /** Null: a new one. */
  readonly post: ListedPost | null;
  readonly onClose: () => void;
}

/** A post and its roles, which everybody who holds it has. */
export function PostDialog({ organisation, post, onClose }: PostDialogProps) {
  const [title, setTitle] = useState(post?.title ?? '');
  const [code, setCode] = useState(post?.code ?? '');
  const [roles, setRoles] = useState<readonly string[]>(post?.roles ?? []);
  const create = useAct(CREATE_POST, onClose);
  const update = useAct(UPDATE_POST, onClose);
  const save = (): void => {
    if (post) update.mutate({ input: { id: post.id, expectedVersion: post.version, title, roles: [...roles] } });
    else create.mutate({ input: { organisation, code, title, roles: [...roles] } });
  };
  return (
    <ActDialog
      title={post ? t('更改职务') : t('设置职务')}
      action={t('保存')}
      act={post ? update : create}
      ready={title.trim() !== '' && code !== ''}
      onAct={save}
      onClose={onClose}
    >
      <Field label={t('职务名称')}>
        {(id) => <Input id={id} autoFocus value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Field label={t('代码')} help={t('小写字母、数字、连字符；在本级政府内唯一，以后不改')}>
        {(id) => (
          <Input id={id} disabled={post !== null} value={code} onChange={({ target }) => setCode(target.value)} />
        )}
      </Field>
      <fieldset className="tc-choices">
        <legend>{t('角色')}</legend>
        {Object.entries(ROLE).map(([role, word]) => (
          <Checkbox
            key={role}
            checked={roles.includes(role)}
            onChange={({ target }) =>
              setRoles(target.checked ? [...roles, role] : roles.filter((other) => other !== role))
            }
          >
            {word}
          </Checkbox>
        ))}
        <p className="tc-muted">
          {t('系统管理员、安全管理员、审计管理员须由不同的人担任；自己所任职务的角色须由他人更改。')}
        </p>
      </fieldset>
    </ActDialog>
  );
}
