import { Button, Select } from 'antd';
import { memo, useId, useState } from 'react';
import type { HitPolicy } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ColumnFields } from './column-fields';
import type { MatrixDesk } from './desk';
import { addColumn, cellsUsed, editColumn, moveColumn, removeColumn } from './edit-columns';

const HITS: readonly HitPolicy[] = ['unique', 'first', 'any'];

function wordHit(hit: HitPolicy): string {
  if (hit === 'unique') return t('唯一：每种情形只落入一行');
  return hit === 'first' ? t('首行：取最上面命中的一行') : t('任一：命中几行时审批链须相同');
}

/** What the matrix asks: its columns one by one, and how many rows a situation may fall into. */
export const ColumnsPanel = memo(function ColumnsPanel({ desk }: { readonly desk: MatrixDesk }) {
  const { document, regime, readOnly, write } = desk;
  const id = useId();
  const [open, setOpen] = useState(document.inputs.length === 0);
  // The editors of expressions weigh more than the page: they come when the panel is first opened, and then stay.
  const [opened, setOpened] = useState(open);
  const [chosen, setChosen] = useState<string | null>(null);
  const used = new Set(document.inputs.map(({ expression }) => expression.trim()));
  const facts = [...(regime?.vocabulary.facts.values() ?? [])].filter(
    ({ name, type }) => type !== 'list' && !used.has(name),
  );
  const inputs = opened ? document.inputs : [];
  return (
    <details
      className="tc-mx-columns tc-panel"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary>{t('列与命中方式（{{count}} 列）', { count: document.inputs.length })}</summary>
      <div className="tc-mx-pair">
        <label htmlFor={`${id}-hit`}>{t('命中方式')}</label>
        <select
          id={`${id}-hit`}
          value={document.hit}
          disabled={readOnly}
          onChange={(event) => write({ ...document, hit: event.target.value as HitPolicy }, t('改命中方式'))}
        >
          {HITS.map((hit) => (
            <option key={hit} value={hit}>
              {wordHit(hit)}
            </option>
          ))}
        </select>
      </div>
      <ol className="tc-mx-inputs">
        {inputs.map((input, index) => (
          <li key={index}>
            <ColumnFields
              key={JSON.stringify(input)}
              input={input}
              document={document}
              index={index}
              regime={regime}
              readOnly={readOnly}
              onChange={(changed) =>
                write(editColumn(document, index, changed), t('改列“{{title}}”', { title: changed.title }))
              }
            />
            {!readOnly && (
              <div className="tc-mx-actions">
                <Button
                  size="small"
                  disabled={index === 0}
                  onClick={() =>
                    write(moveColumn(document, index, index - 1), t('左移列“{{title}}”', { title: input.title }))
                  }
                >
                  {t('左移')}
                </Button>
                <Button
                  size="small"
                  disabled={index === document.inputs.length - 1}
                  onClick={() =>
                    write(moveColumn(document, index, index + 1), t('右移列“{{title}}”', { title: input.title }))
                  }
                >
                  {t('右移')}
                </Button>
                <Button
                  size="small"
                  danger
                  onClick={() => write(removeColumn(document, index), t('删去列“{{title}}”', { title: input.title }))}
                >
                  {t('删去此列')}
                </Button>
                <span className="tc-muted">
                  {t('{{count}} 行在此列有条件；删去后可撤销。', { count: cellsUsed(document, input.code) })}
                </span>
              </div>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div className="tc-mx-actions">
          <label htmlFor={`${id}-fact`}>{t('添加一列')}</label>
          <Select
            id={`${id}-fact`}
            size="small"
            showSearch
            optionFilterProp="label"
            style={{ minWidth: 220 }}
            placeholder={t('按哪一项事实')}
            value={chosen}
            options={facts.map(({ name, title }) => ({
              value: name,
              label: t('{{title}}（{{name}}）', { title, name }),
            }))}
            onChange={setChosen}
          />
          <Button
            size="small"
            disabled={chosen === null}
            title={chosen === null ? t('先选一项事实') : undefined}
            onClick={() => {
              const fact = facts.find(({ name }) => name === chosen);
              if (fact) write(addColumn(document, fact), t('添加列“{{title}}”', { title: fact.title }));
              setChosen(null);
            }}
          >
            {t('添加')}
          </Button>
        </div>
      )}
    </details>
  );
});
