import { Input, Radio } from 'antd';
import type { ClauseCoverage } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { countStates, isState, STATE_WORD, STATES, type ClauseFilter } from './filter-coverage';

interface CoverageFilterProps {
  readonly coverage: readonly ClauseCoverage[];
  readonly filter: ClauseFilter;
  readonly onFilter: (filter: ClauseFilter) => void;
}

export function CoverageFilter({ coverage, filter, onFilter }: CoverageFilterProps) {
  const counts = countStates(coverage);
  return (
    <div className="tc-clause-filter">
      <Radio.Group
        aria-label={t('按落实情况筛选')}
        optionType="button"
        size="small"
        value={filter.state ?? 'all'}
        onChange={(event) => {
          const value = String(event.target.value);
          onFilter({ ...filter, state: isState(value) ? value : null });
        }}
        options={[
          { value: 'all', label: t('全部 {{count}}', { count: coverage.length }) },
          ...STATES.filter((state) => (counts.get(state) ?? 0) > 0).map((state) => ({
            value: state,
            label: t('{{state}} {{count}}', { state: STATE_WORD[state], count: counts.get(state) ?? 0 }),
          })),
        ]}
      />
      <Input.Search
        aria-label={t('在条款中查找')}
        placeholder={t('查找：条、事项、规定')}
        allowClear
        defaultValue={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value.trim() })}
        style={{ maxWidth: 320 }}
      />
    </div>
  );
}
