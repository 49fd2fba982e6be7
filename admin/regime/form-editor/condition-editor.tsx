import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { Type } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import {
  emptyRow,
  readCondition,
  writeCondition,
  type Condition,
  type ConditionGroup,
  type ConditionRow,
  type Join,
} from './condition';
import { ConditionRowBox } from './condition-row';
import { ExpressionText } from './expression-text';
import type { Names } from './names';

const BOOLEAN: Type = { kind: 'boolean' };

interface ConditionEditorProps {
  /** An expression; empty: no condition. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly names: Names;
  /** What the condition is for, for screen readers. */
  readonly label: string;
  /** What holds while there is none. */
  readonly none: string;
}

/** A condition as rows where rows can say it, else as text. Both write the same expression. */
export function ConditionEditor({ value, onChange, names, label, none }: ConditionEditorProps) {
  const [asText, setAsText] = useState(false);
  const [draft, setDraft] = useState<{ readonly wrote: string; readonly condition: Condition } | null>(null);
  const read = useMemo(() => readCondition(value), [value]);
  const condition = draft?.wrote === value ? draft.condition : read;

  if (asText || condition === null) {
    return (
      <div role="group" aria-label={label} className="tc-fe-condition">
        <ExpressionText {...{ value, onChange, names, label }} expected={BOOLEAN} />
        {read === null ? (
          <div className="tc-help">{t('这一条件不能逐行列出，只能以文字编辑')}</div>
        ) : (
          <Button size="small" onClick={() => setAsText(false)}>
            {t('逐行编辑')}
          </Button>
        )}
      </div>
    );
  }

  const put = (next: Condition): void => {
    const text = writeCondition(next);
    // What is not complete yet stays here; the document keeps the last complete condition.
    setDraft({ wrote: text ?? value, condition: next });
    if (text !== null && text !== value) onChange(text);
  };
  const items = condition.items;
  const setItem = (at: number, item: ConditionRow | ConditionGroup | null): void =>
    put({ ...condition, items: replaced(items, at, item) });

  return (
    <div role="group" aria-label={label} className="tc-fe-condition">
      {items.length === 0 && <div className="tc-help">{none}</div>}
      {items.length > 1 && <JoinBox value={condition.join} onChange={(join) => put({ ...condition, join })} />}
      {items.map((item, at) =>
        item.kind === 'row' ? (
          <ConditionRowBox key={at} row={item} names={names} number={at + 1} onChange={(next) => setItem(at, next)} />
        ) : (
          <GroupBox key={at} group={item} names={names} number={at + 1} onChange={(next) => setItem(at, next)} />
        ),
      )}
      <div className="tc-fe-buttons">
        <Button size="small" onClick={() => put({ ...condition, items: [...items, emptyRow()] })}>
          {t('添加条件')}
        </Button>
        {items.length > 0 && (
          <Button size="small" onClick={() => put({ ...condition, items: [...items, otherGroup(condition.join)] })}>
            {t('添加一组条件')}
          </Button>
        )}
        <Button size="small" onClick={() => setAsText(true)}>
          {t('以文字编辑')}
        </Button>
      </div>
      {writeCondition(condition) === null && (
        <div className="tc-warning" role="status">
          {t('有一行尚未填完，填完后才会生效')}
        </div>
      )}
    </div>
  );
}

interface GroupBoxProps {
  readonly group: ConditionGroup;
  readonly names: Names;
  readonly number: number;
  readonly onChange: (group: ConditionGroup | null) => void;
}

function GroupBox({ group, names, number, onChange }: GroupBoxProps) {
  const { rows } = group;
  const setRow = (at: number, row: ConditionRow | null): void => {
    const next = replaced(rows, at, row);
    onChange(next.length === 0 ? null : { ...group, rows: next });
  };
  return (
    <div role="group" aria-label={t('第 {{number}} 组条件', { number })} className="tc-fe-group-of-rows">
      <JoinBox value={group.join} onChange={(join) => onChange({ ...group, join })} />
      {rows.map((row, at) => (
        <ConditionRowBox key={at} row={row} names={names} number={at + 1} onChange={(next) => setRow(at, next)} />
      ))}
      <Button size="small" onClick={() => onChange({ ...group, rows: [...rows, emptyRow()] })}>
        {t('在组内添加条件')}
      </Button>
    </div>
  );
}

function JoinBox({ value, onChange }: { readonly value: Join; readonly onChange: (join: Join) => void }) {
  return (
    <Select
      size="small"
      aria-label={t('各条件之间的关系')}
      style={{ width: 200 }}
      value={value}
      onChange={onChange}
      options={[
        { value: 'and', label: t('以下各条都成立（且）') },
        { value: 'or', label: t('以下任一条成立（或）') },
      ]}
    />
  );
}

function otherGroup(join: Join): ConditionGroup {
  return { kind: 'group', join: join === 'and' ? 'or' : 'and', rows: [emptyRow(), emptyRow()] };
}

function replaced<T>(list: readonly T[], at: number, item: T | null): readonly T[] {
  return list.flatMap((one, index) => (index === at ? (item === null ? [] : [item]) : [one]));
}
