import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { t } from '../i18n/t';
import { FilterRange } from '../kit/filter-range';
import { Labelled } from '../kit/labelled';
import { LaterText } from '../kit/later-text';
import { DayFilter } from '../widgets/day-filter';
import type { CatalogueTotals } from './catalogue-queries';
import { CHOICES, choicesOf, whereOf, type Choice, type SetFilter } from './filter';
import { STATE } from './words';

const PAUSE_MS = 400;
const NAMES = ['text', 'unit', 'state', 'open', 'problems', 'project', 'from', 'to', ...Object.keys(CHOICES)];
const TITLE: Readonly<Record<Choice, string>> = {
  category: t('类'),
  share: t('共享类型'),
  format: t('格式分类'),
  cycle: t('更新周期'),
};

interface FilterPanelProps {
  readonly search: URLSearchParams;
  readonly set: SetFilter;
  /** Of the whole catalogue, so that every unit that there is can be chosen; null: on its way. */
  readonly everything: CatalogueTotals | null;
}

/** The conditions of the catalogue: words, unit and state in one row, the others behind a button. */
export function FilterPanel({ search, set, everything }: FilterPanelProps) {
  const rest = useId();
  const [open, setOpen] = useState(false);
  const count = Object.keys(whereOf(search)).length;
  const several = (
    name: string,
    title: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Labelled title={title} key={name}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          optionFilterProp="label"
          placeholder={t('不限')}
          style={{ width: '100%' }}
          options={[...options]}
          value={search.getAll(name)}
          onChange={(chosen: string[]) => set({ [name]: chosen })}
        />
      )}
    </Labelled>
  );
  const single = (
    name: string,
    title: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Labelled title={title}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t('不限')}
          style={{ width: '100%' }}
          options={[...options]}
          value={search.get(name)}
          onChange={(chosen: string | undefined) => set({ [name]: [chosen ?? ''] })}
        />
      )}
    </Labelled>
  );
  return (
    <section className={`tc-panel tc-filter no-print${open ? ' tc-filter-open' : ''}`} aria-label={t('筛选')}>
      <div className="tc-filter-row">
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
        {several(
          'unit',
          t('编制单位'),
          (everything?.byOrganisation ?? []).map(({ key, title }) => ({ value: key, label: title })),
        )}
        {several(
          'state',
          t('状态'),
          Object.entries(STATE).map(([value, label]) => ({ value, label })),
        )}
        {several('share', TITLE.share, choicesOf('share'))}
        <div className="tc-filter-buttons">
          <Button aria-expanded={open} aria-controls={rest} onClick={() => setOpen(!open)}>
            {open ? t('收起筛选') : t('更多筛选')}
          </Button>
          {count > 0 && (
            <Button onClick={() => set(Object.fromEntries(NAMES.map((name) => [name, []])))}>
              {t('清除（{{count}} 项）', { count })}
            </Button>
          )}
        </div>
      </div>
      <div id={rest} className="tc-filter-row tc-filter-rest" hidden={!open}>
        {open && (
          <>
            {(['category', 'format', 'cycle'] as const).map((name) => several(name, TITLE[name], choicesOf(name)))}
            {single('open', t('向社会开放'), [
              { value: 'yes', label: t('是') },
              { value: 'no', label: t('否') },
            ])}
            {single('problems', t('发布前须改正'), [{ value: 'yes', label: t('有') }])}
            <FilterRange
              title={t('发布日期')}
              from={
                <DayFilter
                  aria-label={t('发布日期不早于')}
                  value={search.get('from') ?? ''}
                  onChange={(day) => set({ from: [day] }, true)}
                />
              }
              to={
                <DayFilter
                  aria-label={t('发布日期不晚于')}
                  value={search.get('to') ?? ''}
                  onChange={(day) => set({ to: [day] }, true)}
                />
              }
            />
          </>
        )}
      </div>
    </section>
  );
}
