import { Button, Select } from 'antd';
import { Field } from '../identity/field';
import { SearchBox } from '../identity/search-box';
import { useAddress } from '../identity/use-address';
import { t } from '../i18n/t';
import type { Words } from '../kit/words';
import { DayFilter } from '../widgets/day-filter';
import { SUBJECT, VERB } from './verb-words';

const CLEARED = { text: '', from: '', to: '', verb: '', subjectType: '', subjectId: '', person: '' };

/** What to look for; all of it stands in the address. */
export function AuditFilters() {
  const { get, set } = useAddress();
  const any = Object.keys(CLEARED).some((name) => get(name) !== '');
  const choose = (label: string, name: string, words: Words) => (
    <Field label={label}>
      {(id) => (
        <Select<string>
          id={id}
          allowClear
          showSearch
          optionFilterProp="label"
          value={get(name) === '' ? null : get(name)}
          onChange={(value: string | undefined) => set({ [name]: value ?? '' })}
          options={Object.entries(words).map(([value, text]) => ({ value, label: text }))}
          style={{ width: 180 }}
        />
      )}
    </Field>
  );
  const day = (label: string, name: 'from' | 'to') => (
    <Field label={label}>
      {(id) => (
        <div className="tc-day">
          <DayFilter id={id} value={get(name)} onChange={(value) => set({ [name]: value })} />
        </div>
      )}
    </Field>
  );
  return (
    <div className="tc-filters">
      <SearchBox label={t('对象、姓名、详情、标识中的文字')} />
      {choose(t('动作'), 'verb', VERB)}
      {choose(t('对象类型'), 'subjectType', SUBJECT)}
      {day(t('自'), 'from')}
      {day(t('至（含当日）'), 'to')}
      {get('person') !== '' && <span className="tc-muted">{t('只看一人')}</span>}
      {get('subjectId') !== '' && <span className="tc-muted">{t('只看一个对象')}</span>}
      {get('text') !== '' && (
        <span className="tc-muted">
          {get('from') === ''
            ? t('文字只在截止日之前一年内查找；更早的请填起止日，一次至多一年')
            : t('含文字的查找一次至多一年')}
        </span>
      )}
      {any && <Button onClick={() => set(CLEARED)}>{t('清除筛选')}</Button>}
    </div>
  );
}
