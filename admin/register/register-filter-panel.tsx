import { Button, Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { t } from '../i18n/t';
import { FilterRange } from '../kit/filter-range';
import { Labelled } from '../kit/labelled';
import { LaterText } from '../kit/later-text';
import { DayFilter } from '../widgets/day-filter';
import { MoneyBound } from '../widgets/money-bound';
import { countConditions, nameOf, waysOf } from './register-filter';
import type { Register, RegisterField, RegisterTotals } from './register-queries';
import type { RegisterFilter } from './use-register-filter';

const PAUSE_MS = 400;

interface RegisterFilterPanelProps {
  readonly register: Register;
  readonly filter: RegisterFilter;
  /** Of the whole register, so that every unit that there is can be chosen; null: on its way. */
  readonly everything: RegisterTotals | null;
}

/** The conditions of a register: words, unit and day in one row, its own fields behind a button. */
export function RegisterFilterPanel({ register, filter, everything }: RegisterFilterPanelProps) {
  const { search, set } = filter;
  const rest = useId();
  const [open, setOpen] = useState(false);
  const count = countConditions(search, register);
  const fields = register.fields.filter((field) => waysOf(field) !== null);
  const units = (everything?.byOrganisation ?? []).flatMap(({ key, title }) =>
    key === null ? [] : [{ value: key, label: title ?? key }],
  );
  const clear = (): void => {
    const names = ['text', 'unit', 'open', 'from', 'to'];
    const own = fields.flatMap(({ name }) => [nameOf(name), nameOf(name, 'min'), nameOf(name, 'max')]);
    set(Object.fromEntries([...names, ...own].map((name) => [name, []])));
  };
  return (
    <section className={`tc-panel tc-filter no-print${open ? ' tc-filter-open' : ''}`} aria-label={t('筛选')}>
      <div className="tc-filter-row">
        <Words filter={filter} />
        <Labelled title={t('单位')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              allowClear
              maxTagCount="responsive"
              optionFilterProp="label"
              placeholder={t('不限')}
              style={{ width: '100%' }}
              options={units}
              value={search.getAll('unit')}
              onChange={(chosen: string[]) => set({ unit: chosen })}
            />
          )}
        </Labelled>
        {register.closes && (
          <Labelled title={t('办结')}>
            {(id) => (
              <Select
                id={id}
                allowClear
                placeholder={t('不限')}
                style={{ width: '100%' }}
                options={[
                  { value: 'yes', label: t('未办结') },
                  { value: 'no', label: t('已办结') },
                ]}
                value={search.get('open')}
                onChange={(chosen: string | undefined) => set({ open: [chosen ?? ''] })}
              />
            )}
          </Labelled>
        )}
        <FilterRange
          title={t('记录日')}
          from={
            <DayFilter
              aria-label={t('记录日不早于')}
              value={search.get('from') ?? ''}
              onChange={(day) => set({ from: [day] }, true)}
            />
          }
          to={
            <DayFilter
              aria-label={t('记录日不晚于')}
              value={search.get('to') ?? ''}
              onChange={(day) => set({ to: [day] }, true)}
            />
          }
        />
        <div className="tc-filter-buttons">
          {fields.length > 0 && (
            <Button aria-expanded={open} aria-controls={rest} onClick={() => setOpen(!open)}>
              {open ? t('收起筛选') : t('更多筛选')}
            </Button>
          )}
          {count > 0 && <Button onClick={clear}>{t('清除（{{count}} 项）', { count })}</Button>}
        </div>
      </div>
      <div id={rest} className="tc-filter-row tc-filter-rest" hidden={!open}>
        {open && fields.map((field) => <FieldFilter key={field.name} field={field} filter={filter} />)}
      </div>
    </section>
  );
}

/** Words of any field, or of the project: asked when the typing pauses. */
function Words({ filter: { search, set } }: { readonly filter: RegisterFilter }) {
  return (
    <Labelled title={t('含有的文字')}>
      {(id) => (
        <LaterText
          id={id}
          value={search.get('text') ?? ''}
          onChange={(text) => set({ text: [text] }, true)}
          pauseMs={PAUSE_MS}
        />
      )}
    </Labelled>
  );
}

interface FieldFilterProps {
  readonly field: RegisterField;
  readonly filter: RegisterFilter;
}

function FieldFilter({ field, filter: { search, set } }: FieldFilterProps) {
  const { name, title, type, options } = field;
  if (waysOf(field) === 'choice') {
    const choices =
      type === 'boolean'
        ? [
            { value: 'true', label: t('是') },
            { value: 'false', label: t('否') },
          ]
        : options.map((option) => ({ value: option.value, label: option.title }));
    return (
      <Labelled title={title}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            optionFilterProp="label"
            placeholder={t('不限')}
            style={{ width: '100%' }}
            options={choices}
            value={search.getAll(nameOf(name))}
            onChange={(chosen: string[]) => set({ [nameOf(name)]: chosen })}
          />
        )}
      </Labelled>
    );
  }
  const bound = (which: 'min' | 'max') => ({
    value: search.get(nameOf(name, which)) ?? '',
    title: t(which === 'min' ? '{{title}}不低于' : '{{title}}不高于', { title }),
    onChange: (value: string) => set({ [nameOf(name, which)]: [value] }, true),
  });
  return (
    <FilterRange
      title={title}
      from={<Bound type={type} {...bound('min')} />}
      to={<Bound type={type} {...bound('max')} />}
    />
  );
}

interface BoundProps {
  readonly type: string;
  readonly value: string;
  readonly title: string;
  readonly onChange: (value: string) => void;
}

function Bound({ type, value, title, onChange }: BoundProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  if (type === 'money') return <MoneyBound value={value} title={title} onChange={onChange} />;
  if (type === 'date') return <DayFilter aria-label={title} value={value} onChange={onChange} />;
  const ask = (): void => {
    if (typed.trim() !== value) onChange(typed.trim());
  };
  return (
    <Input
      aria-label={title}
      inputMode="numeric"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={ask}
      onPressEnter={ask}
    />
  );
}
