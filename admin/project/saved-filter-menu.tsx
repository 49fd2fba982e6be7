import { Button, Input, Popconfirm, Popover } from 'antd';
import { useId, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { countFilters, withoutPage } from './filter';
import { SavedFilters } from './saved-filters';
import type { ProjectFilter } from './use-project-filter';

/** Filters that one comes back to, kept on this device under names of one's own. */
export function SavedFilterMenu({ filter }: { readonly filter: ProjectFilter }) {
  const me = useMe();
  const kept = useMemo(() => new SavedFilters(window.localStorage, me.person?.id ?? ''), [me.person?.id]);
  const [filters, setFilters] = useState(() => kept.all());
  const [open, setOpen] = useState(false);
  const content = (
    <div className="tc-saved">
      {filters.length === 0 && (
        <p className="tc-muted">{t('还没有保存过筛选。设好条件后，起个名字存下来，下次一点即用。')}</p>
      )}
      <ul>
        {filters.map(({ name, search }) => (
          <li key={name}>
            <Link to={{ search }} onClick={() => setOpen(false)}>
              {name}
            </Link>
            <Popconfirm
              title={t('删除筛选“{{name}}”？', { name })}
              okText={t('删除')}
              cancelText={t('不删除')}
              onConfirm={() => setFilters(kept.drop(name))}
            >
              <Button size="small" type="text" aria-label={t('删除筛选“{{name}}”', { name })}>
                {t('删除')}
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <SaveForm
        disabled={countFilters(filter.search) === 0}
        onSave={(name) => setFilters(kept.keep(name, withoutPage(filter.search).toString()))}
      />
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={content}>
      <Button size="small">
        {filters.length > 0 ? t('我的筛选（{{count}}）', { count: filters.length }) : t('我的筛选')}
      </Button>
    </Popover>
  );
}

function SaveForm({ disabled, onSave }: { readonly disabled: boolean; readonly onSave: (name: string) => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const save = (): void => {
    if (disabled || name.trim() === '') return;
    onSave(name);
    setName('');
  };
  return (
    <div className="tc-saved-new">
      <label htmlFor={id}>{t('把现在的筛选存为')}</label>
      <Input id={id} maxLength={40} value={name} onChange={({ target }) => setName(target.value)} onPressEnter={save} />
      <Button type="primary" size="small" disabled={disabled || name.trim() === ''} onClick={save}>
        {t('保存')}
      </Button>
      {disabled && <span className="tc-muted">{t('现在没有设任何条件，没有可存的。')}</span>}
    </div>
  );
}
