import { Button, Popover } from 'antd';
import { useId } from 'react';
import { t } from '../i18n/t';
import { ALWAYS, COLUMNS, inOrder, USUAL, type ColumnKey } from './columns';
import { orderOf, type ProjectOrder } from './filter';
import { SavedFilterMenu } from './saved-filter-menu';
import type { ProjectFilter } from './use-project-filter';

const ORDER_WORDS: readonly { readonly order: ProjectOrder; readonly title: string }[] = [
  { order: 'NEWEST', title: t('最新申报在前') },
  { order: 'OLDEST', title: t('最早申报在前') },
  { order: 'CODE', title: t('按编号') },
  { order: 'CODE_DESCENDING', title: t('按编号，倒序') },
  { order: 'TITLE', title: t('按名称') },
  { order: 'DECLARED_TOTAL_DESC', title: t('申报总投资从高到低') },
  { order: 'DECLARED_TOTAL_ASC', title: t('申报总投资从低到高') },
];

interface ListToolsProps {
  readonly filter: ProjectFilter;
  readonly columns: readonly ColumnKey[];
  readonly onColumns: (columns: readonly ColumnKey[]) => void;
}

/** How the list is ordered, which columns it has, and the filters one has kept. */
export function ListTools({ filter, columns, onColumns }: ListToolsProps) {
  const id = useId();
  return (
    <div className="tc-list-tools no-print">
      <label htmlFor={id}>{t('排序')}</label>
      <select
        id={id}
        value={orderOf(filter.search)}
        onChange={({ target }) => filter.set('order', target.value === 'NEWEST' ? [] : [target.value])}
      >
        {ORDER_WORDS.map(({ order, title }) => (
          <option key={order} value={order}>
            {title}
          </option>
        ))}
      </select>
      <Popover
        trigger="click"
        placement="bottomRight"
        content={<ColumnChoice columns={columns} onColumns={onColumns} />}
      >
        <Button size="small">{t('选列')}</Button>
      </Popover>
      <SavedFilterMenu filter={filter} />
    </div>
  );
}

function ColumnChoice({ columns, onColumns }: Omit<ListToolsProps, 'filter'>) {
  return (
    <fieldset className="tc-column-choice">
      <legend>{t('显示并导出哪些列')}</legend>
      {COLUMNS.map(({ key, title }) => (
        <label key={key}>
          <input
            type="checkbox"
            disabled={key === ALWAYS}
            checked={columns.includes(key)}
            onChange={({ target }) =>
              onColumns(inOrder(target.checked ? [...columns, key] : columns.filter((one) => one !== key)))
            }
          />{' '}
          {title}
        </label>
      ))}
      <Button size="small" onClick={() => onColumns(USUAL)}>
        {t('恢复常用列')}
      </Button>
    </fieldset>
  );
}
