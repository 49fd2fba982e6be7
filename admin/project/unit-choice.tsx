import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import type { ResultOf } from '../graphql/tada';
import { t } from '../i18n/t';
import { UNIT, UNITS } from './unit-queries';

interface UnitChoiceProps {
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

/** A unit of one's own government, found by its name. */
export function UnitChoice({ value, onChange }: UnitChoiceProps) {
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['units', text],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ResultOf<typeof UNITS>['organisations']['nodes']> =>
      (await request(UNITS, { where: { own: true, closed: false, ...(text ? { text } : {}) } }, signal)).organisations
        .nodes,
  });
  const chosen = useUnit(value);
  const known = found.data ?? [];
  const here = chosen.data ? [chosen.data] : [];
  const options = [...here.filter(({ id }) => !known.some((one) => one.id === id)), ...known];
  return (
    <div>
      <label htmlFor="unit-unit">{t('单位')}</label>
      <Select
        id="unit-unit"
        showSearch
        filterOption={false}
        style={{ width: '100%' }}
        loading={found.isFetching}
        value={options.some(({ id }) => id === value) ? value : null}
        placeholder={t('输入文字查找')}
        notFoundContent={found.isPending ? t('正在查找') : t('没有找到')}
        options={options.map(({ id, title }) => ({ value: id, label: title }))}
        onSearch={setText}
        onChange={(id: string) => onChange(id)}
      />
    </div>
  );
}

/** A unit by its id: it may stand in the address. */
export function useUnit(id: string | null) {
  return useQuery({
    queryKey: ['unit', id],
    enabled: id !== null,
    queryFn: async ({ signal }): Promise<{ readonly id: string; readonly title: string } | null> => {
      const { node } = await request(UNIT, { id: id ?? '' }, signal);
      return node && 'title' in node ? { id: node.id, title: node.title } : null;
    },
  });
}
