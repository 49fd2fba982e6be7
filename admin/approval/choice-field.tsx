import { Select } from 'antd';
import { t } from '../i18n/t';
import { Field } from '../identity/field';

interface ChoiceFieldProps<V> {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly multiple?: boolean;
}

/** One of a few, or several of them, found by their words. */
export function ChoiceField<V extends string | null | string[]>(props: ChoiceFieldProps<V>) {
  const { label, options, value, onChange, multiple = false } = props;
  return (
    <Field label={label}>
      {(id) => (
        <Select<V>
          id={id}
          {...(multiple ? { mode: 'multiple' as const } : {})}
          showSearch
          optionFilterProp="label"
          style={{ width: '100%' }}
          placeholder={t('请选择')}
          value={value}
          options={[...options]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
